/** Copies of a letter for further parents or guardians. */
export const readerCopiesEn = {
  readerCopies: {
    title: 'Copies for other parents or guardians',
    sub: 'The first parent or guardian gets the letter, each of the others a copy on paper.',
    status: {
      waiting: 'Leaves once the letter has left.',
      refused: 'Refused. It is not tried again automatically.',
    },
    retry: 'Try again',
    drop: 'Send no copy',
    dropTitle: 'No copy for {{reader}}?',
    dropText: 'This parent or guardian does not get the letter from us. This cannot be undone.',
    reason: 'Why not?',
    reasonMissing: 'Give the reason.',
    done: { retry: 'The copy leaves within a minute', drop: 'No copy will be sent' },
    refusedTitle: 'Refused copies for parents or guardians',
    refusedLine: 'Copy for {{reader}}, refused with {{code}}',
  },
} as const
