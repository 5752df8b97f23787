/** The same pages in Dutch. */
export const callbackProblemWordsNl = {
  'UP-2080': {
    title: 'De hub roept dit adres niet op',
    happened:
      'De hub stuurt meldingen alleen naar systemen op het openbare internet, over https. Deze URL begint anders, bevat een gebruikersnaam of wachtwoord, gebruikt de poort van een ander soort dienst, of leidt naar een privéadres.',
    repair:
      '`reason` zegt wat er is: `scheme`, `credentials`, `port`, `address` of `no-url`. Zitten hub en ontvanger op hetzelfde gesloten netwerk? Dan kan een operator privéadressen en http toelaten (`CALLBACK_ALLOW_PRIVATE`). Een naam wordt bij elke oproep opnieuw opgezocht. Leidt hij dan naar een privéadres, dan mislukt de oproep met `address-refused`.',
    example: '`http://10.0.0.5/uitpost`, of `https://naam:geheim@back.example.org/`.',
  },
  'UP-2081': {
    title: 'De entiteit heeft al het hoogste aantal callbacks',
    happened:
      'Een entiteit heeft hoogstens tien callbacks, voor echte brieven en testbrieven samen. Er is er geen gemaakt.',
    repair:
      'Verwijder er een die u niet meer nodig hebt (`DELETE /v1/callbacks/{id}`), of laat één callback voor meer programma’s werken.',
    example: 'Een script dat bij elke installatie een nieuwe callback maakt.',
  },
  'UP-2082': {
    title: 'Te veel meldingen om in één keer opnieuw te sturen',
    happened: 'Er zijn meer dan 100.000 meldingen gevonden. Er wordt niets opnieuw gestuurd.',
    repair:
      'Kies een kortere periode of minder soorten, en stuur het ene deel na het andere. U kunt ook de feed lezen (`GET /v1/events`).',
    example: 'Een heel kwartaal opnieuw sturen, na een lijst naar alle gezinnen.',
  },
  'UP-2083': {
    title: 'De callback staat stil',
    happened: 'Naar een callback die stilstaat, wordt niets gestuurd. Zijn meldingen wachten.',
    repair:
      'Herstel de ontvanger, probeer hem met `POST /v1/callbacks/{id}/test`, en hervat de callback. Wat wachtte, vertrekt dan.',
    example: 'Opnieuw sturen terwijl de ontvanger al een dag niet antwoordt.',
  },
  'UP-2084': {
    title: 'Er wordt al opnieuw gestuurd',
    happened: 'Een callback stuurt één periode tegelijk opnieuw. Wat bezig is, gaat door.',
    repair: 'Wacht tot `replaying` van de callback `false` is, en vraag het opnieuw.',
    example: 'Een tweede klik op de knop.',
  },
  'UP-3099': {
    title: 'Het nieuwe adres nam de proefmelding niet aan',
    happened:
      'U gaf een callback een ander adres, maar het systeem daar nam de ondertekende proefmelding niet aan. Er is niets gewijzigd: meldingen gaan naar het oude adres.',
    repair:
      '`ping` in het antwoord zegt wat er misging. Zorg dat het nieuwe adres met 2xx antwoordt, met hetzelfde geheim, en wijzig het adres opnieuw.',
    example: 'Een nieuw adres dat de firewall nog niet doorlaat.',
  },
}
