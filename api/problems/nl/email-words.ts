/** The pages of the codes for email addresses, in Dutch. */
export const emailProblemWordsNl = {
  'UP-2105': {
    title: 'Het e-mailadres klopt niet',
    happened: 'Dit kan geen e-mailadres zijn.',
    repair: 'Geef één adres, zonder naam ervoor of erachter.',
    example: '`jan@example.org`, niet `Jan <jan@example.org>`',
  },
  'UP-4060': {
    title: 'Onze mailservers kunnen dit adres niet bereiken',
    happened:
      'Voor het apenstaartje staat een teken buiten ASCII, zoals een letter met een accent. Alleen mailservers met SMTPUTF8 (RFC 6531) bezorgen op zo’n adres, en geen enkele server van deze hub doet dat.',
    repair:
      'Gebruik een ander adres van deze persoon, zonder zulke tekens voor het apenstaartje. Of laat het e-mailadres weg, dan neemt de brief een ander kanaal. Een beheerder kan een mailserver met SMTPUTF8 aansluiten.',
    example: '`jörg@example.org`. Na het apenstaartje mag het wel: `info@müller.example`.',
  },
}
