/** The pages of the codes for the time after a restore of the database, in Dutch. */
export const recoveryProblemWordsNl = {
  'UP-5055': {
    title: 'De hub wordt hersteld',
    happened:
      'De databank van de hub werd uit een back-up teruggezet. Beheerders gaan na welke brieven sindsdien vertrokken. Tot dan neemt de hub geen brieven aan.',
    repair: 'Dien de brief later opnieuw in, met dezelfde Idempotency-Key. Van deze aanvraag werd niets bewaard.',
    example: 'Een brief indienen tien minuten nadat de databank werd teruggezet.',
  },
  'UP-5056': {
    title: 'De hub is niet in herstel',
    happened: 'Er loopt geen herstel: de databank werd niet teruggezet, of iemand sloot het herstel al af.',
    repair: 'U hoeft niets te doen. `uitpost recovery show` toont het laatste herstel.',
    example: 'Een herstel afsluiten dat een collega net afsloot.',
  },
  'UP-5057': {
    title: 'Over brieven van het herstel is nog niet beslist',
    happened:
      'Sommige brieven vertrokken misschien na het moment van de back-up, en niemand besliste wat ermee gebeurt.',
    repair:
      'Bekijk ze met `uitpost recovery letters --undecided` en beslis met `uitpost recovery decide`, per brief of per groep.',
    example: 'Het herstel afsluiten terwijl over twaalf brieven op papier nog niet is beslist.',
  },
  'UP-5058': {
    title: 'De beslissingen van het herstel zijn intussen veranderd',
    happened:
      'Wie het herstel afsluit, zegt over hoeveel brieven er is beslist, en hoe. Een collega besliste intussen over brieven, en de aantallen kloppen niet meer.',
    repair: 'Bekijk het herstel opnieuw en sluit het af met de nieuwe aantallen.',
    example: 'Het herstel afsluiten met twaalf brieven om opnieuw te verzenden, terwijl een collega er drie toevoegde.',
  },
} as const
