/** Words of the author that stand where a value is absent; they are no value of its type. */
export class Substitute {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
