export const complaintsNl = {
  complaints: {
    title: 'Klachten over onze e-mail',
    sub_one:
      'Per mailprovider, over de laatste dag. Vanaf {{warn}} % waarschuwen we; vanaf {{brake}} % wacht bulkpost, want grote providers blokkeren bij 0,3 %. Bij minder dan {{mails}} e-mails besluiten we niets.',
    sub_other:
      'Per mailprovider, over de laatste {{count}} dagen. Vanaf {{warn}} % waarschuwen we; vanaf {{brake}} % wacht bulkpost, want grote providers blokkeren bij 0,3 %. Bij minder dan {{mails}} e-mails besluiten we niets.',
    what: 'de klachten',
    provider: 'Mailprovider',
    other: 'Alle andere',
    mails: 'E-mails',
    complaints: 'Klachten',
    share: 'Aandeel',
    percent: '{{percent}} %',
    state: {
      few: 'Te weinig e-mails',
      good: 'In orde',
      warning: 'Let op',
      over: 'Te veel',
      waiting: 'Bulkpost wacht',
    },
    since: 'Sinds {{moment}}',
    waits: 'Bulkpost naar {{name}} wacht',
    waitsText:
      'Te veel ontvangers van e-mail van {{domain}} klaagden ({{percent}} %). Dringende en gewone post vertrekt wel.',
    release: 'Laat vertrekken',
    releaseTitle: 'Bulkpost naar {{name}} laten vertrekken?',
    releaseText_one:
      'Er kwam {{count}} klacht op {{mails}} e-mails. Die telt na het vrijgeven niet meer mee. Blijven de klachten komen, dan wacht bulkpost opnieuw.',
    releaseText_other:
      'Er kwamen {{count}} klachten op {{mails}} e-mails. Die tellen na het vrijgeven niet meer mee. Blijven de klachten komen, dan wacht bulkpost opnieuw.',
    reason: 'Waarom? Dit blijft in het logboek staan. Schrijf geen namen van burgers.',
    reasonMissing: 'Schrijf waarom dit weer mag vertrekken',
    releaseDone: 'Bulkpost naar {{name}} vertrekt weer.',
  },
} as const
