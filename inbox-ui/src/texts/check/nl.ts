/** The public check of a letter by its code. */
export const checkNl = {
  check: {
    title: 'Is deze brief echt?',
    lead: 'Kreeg u een brief van een overheid en twijfelt u? Kijk het hier na. U hoeft zich niet aan te melden.',
    code: 'Controlecode',
    codeHint: '10 tekens, onderaan op de eerste bladzijde',
    codeMissing: 'Vul de controlecode van uw brief in.',
    do: 'Kijk na',
    busy: 'We kijken de brief na …',
    failed: 'Dit lukte niet. Probeer het straks opnieuw.',
    tooOften: 'U probeerde te vaak na elkaar. Wacht een minuut en probeer opnieuw.',
    genuine: 'Ja, deze brief is echt',
    sender: 'Verstuurd door',
    date: 'Datum op de brief',
    kind: 'Soort',
    payment: 'In de code die u scande, staat ook: betaal {{amount}} op een rekening die eindigt op {{end}}.',
    differs: 'Staat er iets anders op uw brief? Betaal dan niet en bel de afzender. Zoek het nummer zelf op.',
    unknownTitle: 'We kennen deze code niet',
    unknown:
      'Kijk na of u de code juist overtypte. In een code staan geen letters B, I, L, O, S, V en Z, en geen cijfers 0, 1, 2, 5, 6 en 8.',
    unknownDo:
      'Klopt de code en twijfelt u nog? Betaal niet en antwoord niet. Bel de afzender, en zoek het nummer zelf op.',
    whereTitle: 'Waar staat de code?',
    where:
      'Onderaan rechts op de eerste bladzijde, naast de QR-code. Staat er geen code op de brief? Bel dan de afzender. Zoek het nummer zelf op, gebruik niet dat van de brief.',
    neverTitle: 'Wat we niet zeggen',
    never: 'Aan wie de brief gericht is en wat erin staat, tonen we nooit.',
  },
} as const
