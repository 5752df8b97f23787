/** The pages of the codes for transfers to an archive service. */
export const transferProblemWords = {
  'UP-5030': {
    happened: 'Only records that are kept are transferred: this series has no rule yet, or its records are destroyed.',
    repair: 'Give the series a rule with the destination `keep` or `sample`: `POST /v1/archive/series`.',
    example: 'Proposing a transfer of a series whose rule says `destroy`.',
  },
  'UP-5031': {
    happened: 'A series has one open transfer at a time, so that no record is on two lists.',
    repair: 'Finish the open transfer, stop it or withdraw it: `GET /v1/archive/transfers?series=…` names it.',
    example: 'Proposing again while the archive service has not answered about the packages of last month.',
  },
  'UP-5032': {
    happened:
      'The transfer is no longer in the state that this step needs: somebody decided about it, or its records are still being listed.',
    repair: 'Read it again; `status` says where it stands. While it is `gathering`, try again in a moment.',
    example: 'Approving a transfer that a colleague withdrew a moment ago.',
  },
  'UP-5033': {
    happened:
      'The same person proposed this transfer, also where a key that this person made did. Two people decide about what leaves the archive.',
    repair: 'Ask a colleague with `archive:manage` to decide. Withdraw it if it is wrong.',
    example: 'Proposing a transfer in the screen, and approving it with an API key of one’s own.',
  },
  'UP-5034': {
    happened:
      'The transfer cannot be approved as it is: the rule of its series was changed after it was proposed, or its list holds no record.',
    repair: 'Withdraw it. Close dossiers first, or propose it again under the rule that is in force.',
    example: 'Approving a transfer of a series in which no dossier was closed.',
  },
  'UP-5035': {
    happened: 'The package is not made yet, is being made again, or was removed: the transfer was stopped or is done.',
    repair: 'Read the packages of the transfer; download those whose status is `packed`.',
    example: 'Downloading the last package while the first ones are being made.',
  },
  'UP-5036': {
    happened:
      'At least one answer cannot be read, is about no package of this transfer, or contradicts an earlier one. `errors` names each place. No answer of the file was recorded.',
    repair: 'Correct the lines, and send the whole file again: answers that were recorded before change nothing.',
    example: 'A refused package without a reason, or a package that was accepted last week.',
  },
  'UP-5037': {
    happened:
      'Copies are dropped once a transfer is over: a package of this one was not answered yet, or its letters are not in the ledger yet.',
    repair: 'Record the answers, or stop the transfer: what was accepted stays transferred. Then propose it again.',
    example: 'Dropping the copies while one of three packages is still with the archive service.',
  },
  'UP-5038': {
    happened: 'The archive service accepted nothing of this transfer, or the copies are gone already.',
    repair: 'Read the transfer: `counts.transferred` and `counts.dropped` say what there was.',
    example: 'Dropping the copies of a transfer that was stopped before a package was accepted.',
  },
  'UP-5039': {
    happened:
      'The hub keeps its copies for `TRANSFER_DROP_DAYS` after a package was accepted, so that the archive service can still report damage.',
    repair: 'Propose it again on the day that `dropFrom` of the transfer names.',
    example: 'Dropping the copies on the day after the archive service has accepted the packages.',
  },
}
