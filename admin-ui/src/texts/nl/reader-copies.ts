/** Kopieën van een brief voor de andere ouders of voogden. */
export const readerCopiesNl = {
  readerCopies: {
    title: 'Kopieën voor andere ouders of voogden',
    sub: 'De eerste ouder of voogd krijgt de brief, elke andere een kopie op papier.',
    status: {
      waiting: 'Vertrekt zodra de brief weg is.',
      refused: 'Geweigerd. We proberen het niet vanzelf opnieuw.',
    },
    retry: 'Probeer opnieuw',
    drop: 'Verstuur geen kopie',
    dropTitle: 'Geen kopie voor {{reader}}?',
    dropText: 'Deze ouder of voogd krijgt de brief dan niet van ons. Dat kunt u niet terugdraaien.',
    reason: 'Waarom niet?',
    reasonMissing: 'Geef de reden op.',
    done: { retry: 'De kopie vertrekt binnen een minuut', drop: 'Er vertrekt geen kopie' },
    refusedTitle: 'Geweigerde kopieën voor ouders of voogden',
    refusedLine: 'Kopie voor {{reader}}, geweigerd met {{code}}',
  },
} as const
