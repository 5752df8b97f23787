/** The kinds of letter of an entity. */
export const messageClassesNl = {
  classes: {
    title: 'Soorten brieven',
    sub: 'De regels van elke soort. Een wijziging geldt voor brieven die daarna worden aanvaard.',
    what: 'de soorten brieven',
    forbidden: 'Hiervoor hebt u een rol bij deze entiteit nodig.',
    channels: 'Kanalen',
    posted: 'Zaak als de drukker niets meldt',
    postedHint: 'Dagen na de overdracht, bijvoorbeeld 3. Laat leeg voor 5 dagen.',
    postedWrong: 'Vul een getal in van {{least}} tot {{most}}, of laat het leeg.',
    postedDays_one: 'na {{count}} dag',
    postedDays_other: 'na {{count}} dagen',
    staysAlways: 'Zolang de brief in het archief bestaat',
    change: 'Wijzig de regels',
    days: 'Dagen in Mijn brieven',
    daysHint:
      '{{least}} tot {{most}} dagen. Laat leeg om brieven te laten staan. Een brief blijft altijd tot minstens 30 dagen na zijn leestermijn. De ontvanger ziet de laatste dag in de brief. Wie een bevestigd e-mailadres heeft, krijgt 30 dagen vooraf een e-mail, of halfweg een korter verblijf.',
    daysWrong: 'Geef een geheel getal van {{least}} tot {{most}}, of laat het veld leeg.',
    termHint: 'De ontvanger kan binnen deze termijn bezwaar indienen. Leeg: er begint geen termijn.',
    termUnit: 'Maanden of dagen',
    unit: { months: 'maanden', days: 'dagen' },
    termWrong: 'Geef een geheel getal van {{least}} tot {{most}}, of laat het veld leeg.',
    save: 'Bewaar',
    cancel: 'Annuleer',
    saved: 'De soort brief is bewaard',
  },
}
