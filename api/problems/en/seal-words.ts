/** The pages of the codes for electronic seals. */
export const sealProblemWords = {
  'UP-5045': {
    happened: 'No key of an electronic seal is set up for the entity, or not in this process. Nothing was changed.',
    repair:
      'The operator adds the key to the file that `SEALS_FILE` names, and gives that file to the processes with the API too. A new entry counts within an hour; docs/seal.md describes it.',
    example: 'An entity turns seals on before the operator has received its certificate.',
  },
  'UP-5046': {
    happened: 'A seal with a time stamp needs a time stamp authority, and none is set up. Nothing was changed.',
    repair: 'Choose the level `b-b`, or ask the operator to add `timeStamps` to the file of seals.',
    example: 'An entity chooses `b-t` at an installation without a contract for time stamps.',
  },
  'UP-5047': {
    happened:
      'The key, its certificate, the device or the time stamp authority cannot be used now; `fault` names which. Letters of an entity that wants seals wait meanwhile.',
    repair: 'The operator looks the fault up in docs/seal.md. Letters go on by themselves once a seal can be made.',
    example: 'The certificate ended yesterday: `fault` is `certificate-expired`.',
  },
} as const
