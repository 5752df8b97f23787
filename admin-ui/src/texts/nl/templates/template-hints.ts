/** Sentences for values written out, signs that look like marks, gaps that absent values leave, and samples. */
export const templateHintsNl = {
  'not-an-amount': '“{{text}}” is geen bedrag. Schrijf alleen de cijfers, met een punt voor de centen: {{better}}.',
  'amount-out-of-range':
    'Een bank schrijft 0,01 tot 999.999.999,99 euro over. Met een ander bedrag is er geen betaalstrook.',
  'not-a-time': '“{{text}}” is geen uur van de dag. Schrijf uren en minuten: {{better}}.',
  'appointment-only': 'Alleen bij Langskomen horen een uur en een plaats.',
  'time-without-day': 'Kies bij het uur ook een dag.',
  'place-of-lines': 'Schrijf de plaats op één regel.',
  'not-a-day': '“{{text}}” is geen datum. Schrijf jaar, maand en dag: {{better}}.',
  'structured-check-digits': 'De gestructureerde mededeling {{text}} klopt niet. Kijk de cijfers na.',
  'rf-check-digits': 'De referentie {{text}} klopt niet. Kijk de cijfers na.',
  'literal-type': '“{{text}}” past hier niet. Geef {{wanted}}.',
  'value-alone': 'Zet hier één waarde: een variabele zonder andere woorden, of een waarde die u uitschrijft.',
  'not-an-address': '“{{text}}” is geen webadres. Schrijf het volledig, bijvoorbeeld https://voorbeeld.be/pagina.',
  'link-with-password': 'Een link mag geen gebruikersnaam of wachtwoord bevatten. Haal weg wat voor de @ staat.',
  'link-mixed-scripts':
    'De naam van deze site mengt alfabetten en lijkt zo op een andere site. De echte naam is {{host}}. Verbeter de link.',
  'link-other-script':
    'De naam van deze site bevat bijzondere letters. Een browser kent hem als {{host}}. Kijk na of het de juiste site is.',
  'helper-type':
    '{{name}} werkt met {{wanted}}. {{value}} is van de soort {{given}}. Kies een andere bewerking of variabele.',
  'helper-choice': '{{name}}: na {{argument}}= kan alleen een van deze staan: {{choices}}.',
  'compared-types':
    '{{name}} vergelijkt twee soorten die nooit gelijk zijn: {{type}} en {{given}} ({{value}}). Kies een waarde van dezelfde soort.',
  'list-as-text': '{{name}} is een lijst met delen. Kies “Voor elke rij”: {{open}}#each {{name}}{{close}}.',
  'else-words': 'Zet achter else= woorden tussen aanhalingstekens, bijvoorbeeld else="nog niet bekend".',
  'placeholder-marks': '{{text}} komt zo in de brief. Schrijf {{repair}}.',
  'placeholder-unknown':
    '{{text}} komt zo in de brief. Bedoelt u een variabele? Schrijf dan {{repair}} en voeg ze toe bij Variabelen.',
  'html-marks': '{{text}} komt zo in de brief. Schrijf **vet**, *schuin* of [woorden](https://…).',
  'heading-without-blank': '{{text}} wordt zo geen kop. Zet een spatie na het hekje: {{repair}}.',
  'heading-underlined': 'De regel {{text}} maakt hier geen kop. Haal ze weg en zet “# ” voor de woorden.',
  'code-marks': 'De schuine aanhalingstekens van {{text}} komen in de brief. Haal ze weg.',
  'strike-marks':
    'De golfjes van {{text}} komen in de brief: een brief streept niets door. Haal de woorden of de tekens weg.',
  'bold-not-closed':
    '{{text}} komt zo in de brief. Vette woorden beginnen en eindigen met twee sterretjes, zonder spatie erbinnen.',
  'link-not-closed':
    '{{text}} is zo geen link. Schrijf [woorden](https://…), zonder spatie ertussen, en sluit beide haken.',
  'table-rule': 'Deze regels worden geen tabel. Zet onder de kop: {{rule}}.',
  'stray-braces': '{{text}} komt zo in de brief. Schrijf {{open}}naam{{close}}, met twee accolades aan elke kant.',
  'bullet-typed': '{{text}} maakt geen lijst: de regels lopen door. Begin elke regel met een streepje en een spatie.',
  'marks-in-plain-text': '{{text}} komt zo in de brief. Vet, koppen en links kunnen alleen in de tekst van de brief.',
  'may-be-absent':
    '{{name}} kan ontbreken. Dan valt er een gat in de zin. Zet het deel tussen {{open}}#if {{name}}{{close}} en {{open}}/if{{close}}, of zeg met else="…" wat er dan staat.',
  'heading-may-stand-alone':
    'In sommige brieven staat er niets onder deze kop. Zet de kop in hetzelfde {{open}}#if{{close}} als de tekst eronder.',
  'intro-may-stand-alone':
    'In sommige brieven volgt er niets na deze regel. Zet ze in hetzelfde {{open}}#if{{close}} als wat erna komt.',
  'data-url-password':
    '{{name}}: een webadres mag geen gebruikersnaam of wachtwoord bevatten. Haal weg wat voor de @ staat.',
  'data-url-mixed-scripts':
    '{{name}}: de naam van deze site mengt alfabetten en lijkt zo op een andere site. Geef het juiste adres.',
  'sample-twice': 'Twee voorbeelden heten {{name}}. Geef er één een andere naam.',
  'sample-not-filled': 'Met dit voorbeeld ontbreekt een gegeven in de brief ({{language}}). Vul het voorbeeld aan.',
  'sample-empty-subject': '{{tried}} is het onderwerp leeg ({{language}}). Zet er vaste woorden in.',
  'sample-empty-letter': '{{tried}} is de brief leeg ({{language}}). Zet er vaste tekst in.',
  'sample-without-slip':
    '{{tried}} is er geen betaalstrook ({{language}}): het bedrag ontbreekt of is niet groter dan nul. Zet de betaalstrook in een voorwaarde, of maak het bedrag altijd nodig.',
  'sample-slip-amount':
    '{{tried}} is het bedrag van de betaling geen bedrag ({{language}}). Er is dan geen betaalstrook. Verbeter het bedrag.',
  'sample-slip-iban': '{{tried}} klopt het rekeningnummer van de betaling niet ({{language}}). Verbeter het.',
  'sample-slip-reference':
    '{{tried}} klopt de mededeling van de betaling niet ({{language}}): ze is leeg, te lang of de cijfers kloppen niet.',
  'sample-time':
    '{{tried}} is het uur van de afspraak geen uur, of is er geen dag ({{language}}). Gebruik een variabele van de soort Uur.',
  'sample-due': '{{tried}} is de laatste dag geen datum ({{language}}). Gebruik een variabele van de soort Datum.',
  'sample-empty-code': '{{tried}} is een QR-code leeg ({{language}}). Zet de code in een voorwaarde.',
  'sample-code-too-long':
    '{{tried}} past een QR-code niet: ze heeft meer dan {{most}} tekens ({{language}}). Kort in wat erin staat.',
  'sample-value-of-parts':
    '{{tried}} staat een groep of een lijst waar één waarde hoort ({{language}}). Noem een deel ervan.',
  'sample-helper-value':
    '{{tried}} krijgt {{helper}} een waarde die niet past ({{language}}). Kijk het voorbeeld of de bewerking na.',
  'sample-not-written':
    '{{tried}} lukt dit niet: {{form}} ({{language}}). Kijk de gegevens na. De hub meldt: {{reason}}',
  'sample-too-many-pages':
    '{{tried}} telt {{form}} ({{language}}) {{count}} bladzijden. Er passen er {{most}} in een envelop. Kort de tekst in, of de lijsten van het voorbeeld.',
  'sample-large-too-long':
    '{{tried}} telt de brief in grote letters ({{language}}) {{count}} bladzijden. Er passen er {{most}} in een envelop. Wie grote letters vraagt, krijgt deze brief in gewone letters.',
  'sample-structure':
    '{{tried}} leest een schermlezer {{form}} ({{language}}) niet juist voor. De hub meldt: {{reason}}',
  'sample-overlap':
    '{{tried}} staan er op bladzijde {{page}} woorden over elkaar: {{form}} ({{language}}). Kort de waarden in, of de woorden ernaast.',
} as const
