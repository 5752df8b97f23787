/** De bladzijden over printcontracten en printruns. */
export const printProblemWordsNl = {
  'UP-3040': {
    title: 'Een tarieftabel begint na vandaag',
    happened:
      'De nieuwe tarieftabel begint vandaag of vroeger, of op een dag waarvoor er al een tabel is. Er is niets gewijzigd.',
    repair: 'Kies een eerste dag na vandaag: printruns tot en met vandaag hebben hun prijs al.',
    example: 'Een tabel met `from` gisteren.',
  },
  'UP-3041': {
    title: 'Er is een verklaring nodig',
    happened:
      'De drukker heeft niet gemeld dat hij dit deel weigert. Niets bewijst dus dat de brieven niet gepost zijn. Er is niets verstuurd.',
    repair:
      'Vraag het de drukker. Schrijf in `statement` wie wanneer bevestigde dat geen brief gepost is. Dat blijft in het logboek staan.',
    example: 'Een deel opnieuw bestellen omdat de melding te laat is.',
  },
  'UP-3042': {
    title: 'Van dit deel kan geen brief opnieuw vertrekken',
    happened:
      'Het deel is nog niet overgedragen, of elke brief is gepost, geweigerd of teruggekomen, of zit in een later deel. Er is niets verstuurd.',
    repair: 'Bekijk de delen van de printrun. Eén brief opnieuw versturen kan met `POST /v1/messages/{id}/resend`.',
    example: 'Een deel voor de tweede keer bestellen.',
  },
  'UP-3043': {
    title: 'Een andere entiteit heeft dit contract',
    happened:
      'Het contract wordt met uw entiteit gedeeld. Alleen de entiteit die het contract heeft, kan het wijzigen. Er is niets gewijzigd.',
    repair: 'Vraag het aan die entiteit, of maak een eigen contract.',
    example: 'Een gemeente die het sluitingsuur van het contract van haar aankoopcentrale wijzigt.',
  },
  'UP-2112': {
    title: 'De code op de omslag is niet goed gelezen',
    happened:
      'De controletekens van de code kloppen niet: er is een teken fout gelezen of er ontbreekt er een, of het is een code van iets anders. Er is niets geregistreerd.',
    repair:
      'Lees de code nog eens, of typ de twaalf tekens onder het vierkantje op de brief. Lukt dat niet, scan dan de omslag: de scan wacht in de bak tot iemand de brief vindt.',
    example: 'De streepjescode van een ander postbedrijf op dezelfde omslag.',
  },
  'UP-3073': {
    title: 'De brief is niet op papier vertrokken',
    happened:
      'De brief kan niet teruggekomen zijn: hij bestaat alleen digitaal, wacht nog op zijn printrun of is geannuleerd. Er is niets geregistreerd.',
    repair: 'Bekijk de tijdlijn van de brief. Een afdruk die iemand zelf op de post deed, is geen brief van de hub.',
    example: 'De afdruk van een brief die de burger in Mijn brieven kreeg.',
  },
  'UP-2113': {
    title: 'Met deze afspraak kan een printcontract niet werken',
    happened:
      'Een uur staat er twee keer, de laatste dag van het contract is voorbij, of een aantal bladen past niet in een omslag. Er is niets voorgesteld.',
    repair: '`pointer` noemt de afspraak en `reason` de regel; `detail` zegt wat u kunt wijzigen.',
    example: '`furtherCutOffs` met het uur van `cutOff`.',
  },
  'UP-2114': {
    title: 'Een regel van de tarieftabel klopt niet',
    happened:
      'Volgens een regel van de tarieftabel kosten meer bladen minder dan weinig bladen, of de regel is voor een gewicht dat geen brief heeft. Er is niets voorgesteld.',
    repair:
      '`pointer` noemt de regel van de tabel, `reason` wat er niet klopt. Zoek een tikfout in het bedrag of het gewicht.',
    example: 'Tot twee bladen 158 cent, tot vijf bladen 15 cent.',
  },
  'UP-5048': {
    title: 'De port is hoger dan het bedrag',
    happened: 'In een regel van de tarieftabel is `postageAmount` hoger dan `amount`. Er is niets voorgesteld.',
    repair:
      '`pointer` noemt de regel. `amount` is wat één omslag in totaal kost; `postageAmount` is het deel daarvan dat port is. Tel het drukwerk mee in `amount`.',
    example: '`amount` 46 voor het drukwerk, en `postageAmount` 112.',
  },
  'UP-3080': {
    title: 'Over dit voorstel is al beslist',
    happened: 'Iemand anders heeft dit voorstel al goedgekeurd, geweigerd of ingetrokken. Er is niets gewijzigd.',
    repair:
      'Lees het voorstel opnieuw: er staat bij wie wat besliste, en wanneer. Doe een nieuw voorstel als dat nog nodig is.',
    example: 'Twee collega’s die op hetzelfde moment goedkeuren.',
  },
  'UP-3081': {
    title: 'Iemand anders moet over dit voorstel beslissen',
    happened:
      'Wie iets voorstelt, kan het niet zelf goedkeuren of weigeren, ook niet met een sleutel. Twee sleutels van één persoon tellen als die persoon. Er is niets gewijzigd.',
    repair: 'Laat een collega met `entity:manage` beslissen, of trek het voorstel in.',
    example: 'Een beheerder die de eigen tarieftabel goedkeurt.',
  },
  'UP-3082': {
    title: 'Dit voorstel past niet meer bij het contract',
    happened:
      'Het contract is na dit voorstel gewijzigd of beëindigd, of een dag uit het voorstel is voorbij. Er is niets gewijzigd.',
    repair: 'Trek het voorstel in, en stel opnieuw voor wat nog nodig is.',
    example: 'Twee voorstellen over één sluitingsuur: het tweede kent het eerste niet.',
  },
  'UP-3078': {
    title: 'Bij een omslag met venster hoort geen adresblad',
    happened:
      'Het adres op de brieven van deze entiteit is door een venster te lezen. Er wordt dus geen adresblad gemaakt.',
    repair: 'Vraag de brief zelf op. `GET /v1/print-profile` zegt of er een adresblad is (`addressSheet`).',
    example: 'Een voorbeeldweergave vraagt het adresblad op, terwijl het contract omslagen `c5-right` heeft.',
  },
  'UP-3083': {
    title: 'Dit voorstel wijzigt niets',
    happened: 'Zo staat het al in het contract. Er is niets voorgesteld.',
    repair: 'Vergelijk met `GET /v1/print-contracts/{id}`, en stuur wat moet veranderen.',
    example: 'Een tarieftabel met de prijzen van de tabel ervoor.',
  },
  'UP-4070': {
    title: 'De entiteit heeft geen printcontract',
    happened:
      'U wilde een brief op papier vrijgeven, maar de entiteit heeft vandaag geen printcontract. Het liep af terwijl de brief aangehouden was. De brief blijft aangehouden.',
    repair:
      'Voeg een printcontract toe of laat de einddatum wijzigen, en geef de brief dan vrij. Of annuleer hem, en verstuur hem opnieuw langs een ander kanaal.',
    example: 'Een brief vrijgeven in januari, die in december aangehouden werd onder het contract van dat jaar.',
  },
  'UP-4071': {
    title: 'Het voorbeeld toont geen barcode',
    happened:
      'Een waarschuwing bij een voorbeeld, die niets tegenhoudt: de brief is aangetekend, en het voorbeeld toont geen barcode. Een brief krijgt zijn nummer pas bij het klaarmaken. Een voorbeeld gebruikt er geen.',
    repair: 'U hoeft niets te doen. Op de brief die vertrekt, staat de barcode bij het adres.',
    example: 'Een voorbeeld van een brief met `"postage": "registered"`.',
  },
}
