/** The pages of the codes for retention and disposal. */
export const retentionProblemWords = {
  'UP-5001': {
    happened: 'An earlier change of this series still waits for a decision.',
    repair: 'Approve, refuse or withdraw that change first: `GET /v1/archive/series-changes?status=waiting`.',
    example: 'Proposing a term of five years while a term of three years waits for a second person.',
  },
  'UP-5002': {
    happened:
      'The change or disposal is no longer in the state that this step needs: somebody decided about it, or its records are still being listed.',
    repair: 'Read it again; `status` says where it stands. While it is `gathering`, try again in a moment.',
    example: 'Approving a disposal that a colleague refused a moment ago.',
  },
  'UP-5003': {
    happened:
      'The same person proposed this, also where a key that this person made did. Two people decide about what cannot be undone.',
    repair: 'Ask a colleague with `archive:manage` to decide. Withdraw it if it is wrong.',
    example: 'Proposing a disposal in the screen, and approving it with an API key of one’s own.',
  },
  'UP-5004': {
    happened: 'Nothing of this series is ever disposed: it has no rule yet, or its records are kept for ever.',
    repair: 'Give the series a rule with a term and the destination `destroy` or `sample`: `POST /v1/archive/series`.',
    example: 'Proposing a disposal of a series that came with the letters of a new class.',
  },
  'UP-5005': {
    happened: 'A series has one open disposal at a time, so that no record is on two lists.',
    repair: 'Decide about the open disposal, or withdraw it: `openDisposal` of `GET /v1/archive/series` names it.',
    example: 'Proposing again while the disposal of last month waits for a second person.',
  },
  'UP-5006': {
    happened: 'The legal hold was released before, by you or a colleague.',
    repair: 'Read the holds again. Place a new hold if the records still have to stay.',
    example: 'Two people who release the same hold at the same time.',
  },
  'UP-5007': {
    happened:
      'The disposal cannot be approved as it is: the rule of its series was changed after it was proposed, or none of its records would be destroyed.',
    repair: 'Withdraw it and propose it again, under the rule that is in force.',
    example: 'Approving a disposal after the term of its series became ten years.',
  },
  'UP-5008': {
    happened:
      'There is no certificate yet: it is made when the records are gone and the ledger has numbered each of them.',
    repair: 'Wait until `status` is `done`; after the last record that takes seconds.',
    example: 'Asking for the certificate of a disposal that begins next week.',
  },
}
