/** The same pages in Dutch. */
export const privacyProblemWordsNl = {
  'UP-5020': {
    title: 'Deze bevinding is er niet meer',
    happened:
      'Geen enkele regel vindt dit nog opvallend: het is ouder dan 30 dagen, of de lijst is lang geleden gelezen. Er is niets bewaard.',
    repair:
      'Lees `GET /v1/audit/unusual` opnieuw. Stuur `rule`, `actor` en `about` van een bevinding zoals ze daar staan.',
    example: 'Een pagina die weken openstond, met een bevinding die intussen te oud is.',
  },
  'UP-5021': {
    title: 'Niemand legt zijn eigen inzage uit',
    happened: 'U keek zelf, of het gebeurde met een sleutel die u maakte. Er is niets bewaard.',
    repair: 'Vraag een collega met de rol data-protection-officer om het uit te leggen.',
    example: 'Een functionaris voor gegevensbescherming die ook archivaris is, legt zijn eigen zoekacties uit.',
  },
  'UP-5022': {
    title: 'Een tweede persoon beslist over deze aanvraag',
    happened: 'U deed de aanvraag zelf, of met een sleutel die u maakte. Ze wacht nog.',
    repair: 'Een collega met het recht subject-access:manage kijkt de persoon na en keurt de aanvraag goed.',
    example: 'Een archivaris vraagt een pakket en keurt het een minuut later zelf goed.',
  },
  'UP-5023': {
    title: 'Over deze aanvraag is al beslist',
    happened: 'De aanvraag is eerder goedgekeurd, geweigerd of ingetrokken. Er is niets gewijzigd.',
    repair: 'Lees de aanvraag opnieuw. Doe een nieuwe aanvraag als het antwoord nog moet komen.',
    example: 'Twee collega’s openen dezelfde aanvraag, en de tweede drukt op goedkeuren.',
  },
  'UP-5024': {
    title: 'Het pakket is er niet',
    happened:
      'Er is geen pakket om te downloaden: het wacht op een tweede persoon, wordt gemaakt, mislukte of is verwijderd. Een pakket verdwijnt een uur na de eerste download, en ten laatste na 30 dagen.',
    repair: 'Kijk naar de status van de aanvraag. Is het pakket verwijderd, doe dan een nieuwe aanvraag.',
    example: 'Een link naar een pakket dat gisteren gedownload is.',
  },
  'UP-5025': {
    title: 'Over deze persoon is niets bewaard',
    happened: 'Geen brief, voorkeur of regel van het auditlog gaat over deze persoon. Er is geen aanvraag gemaakt.',
    repair: 'Kijk het nummer na. Klopt het, antwoord dan dat er niets bewaard is.',
    example: 'Een nummer met twee omgewisselde cijfers dat toevallig geldig is.',
  },
  'UP-5026': {
    title: 'De persoon is niet bevestigd',
    happened:
      'De brief toont niet dat hij naar de bedoelde persoon ging, of de ontvanger heeft geen nummer. Er is niets gelezen.',
    repair:
      'Geef de geboortedatum of postcode zoals in de brief, kies een andere brief, of geef het nummer van de persoon.',
    example: 'Twee mensen met dezelfde naam: de brief ging naar de andere.',
  },
}
