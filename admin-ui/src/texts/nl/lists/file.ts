/** Een lijst versturen: zie `lists/file`. */
export const listFileNl = {
  listFile: {},
}
