import { numberFaultsNl } from '../number-faults.ts'
import { templateHintsNl } from './template-hints.ts'

/**
 * A sentence for each kind of fault that the hub finds in a template, with how to repair it. Where a known name resembles
 * what was written, `near` follows it, else what ends in `_else`. Braces of the template language are `{{open}}` and `{{close}}`.
 */
export const templateFaultsNl = {
  templateFault: {
    'unknown-variable': 'Deze variabele bestaat niet: {{name}}.',
    'unknown-variable_else': 'Voeg ze toe bij Variabelen.',
    'unknown-helper': 'Deze bewerking bestaat niet: {{name}}.',
    'unknown-helper_else': 'Gebruik er een uit de lijst die na {{open}} verschijnt.',
    'unknown-block-helper': 'Na # kan dit niet staan: {{name}}.',
    'unknown-block-helper_else':
      'Begin met if (alleen als), unless (behalve als), each (voor elke rij) of with (met een groep).',
    'unknown-shared-block': 'Dit blok bestaat niet: {{name}}.',
    'unknown-shared-block_else': 'Haal het weg, of laat het blok eerst maken.',
    'unknown-argument': '{{name}} kent {{argument}}= niet.',
    'unknown-argument_else': 'Haal het weg.',
    'unknown-loop-value': '{{name}} bestaat niet. U kunt @index, @first, @last en @root gebruiken.',
    'loop-value-outside':
      '{{name}} bestaat alleen tussen {{open}}#each{{close}} en {{open}}/each{{close}}. Zet het daar.',
    'beyond-outermost': '{{name}} gaat te ver naar boven. Schrijf één keer ../ minder.',
    'not-of-item': '{{name}} hoort niet bij deze rij. Schrijf ../{{name}}.',
    'part-of-list': '{{name}} vraagt een deel van een lijst. Ga door de lijst met {{open}}#each{{close}}.',
    'part-of-value': '{{name}} heeft geen deel {{part}}. Laat het deel weg.',
    'not-a-name': '{{name}} is geen naam. Gebruik alleen letters, cijfers, _ en -.',

    'unreadable-expression': 'We begrijpen dit niet. Schrijf {{open}}naam{{close}} of {{open}}money bedrag{{close}}.',
    'expression-not-closed': 'Hier ontbreken twee accolades. Zet {{close}} aan het einde.',
    'unsupported-form': 'Dit kan niet in een brief. Haal het weg.',
    'unsupported-expression': 'Dit kan hier niet staan. Schrijf de naam van een variabele.',
    'three-braces': 'Schrijf twee accolades, geen drie.',
    'blank-trimming': 'Haal het teken ~ weg. Spaties blijven zoals u ze schrijft.',
    'arguments-without-helper': 'Hier staat te veel. Schrijf één naam, of zet er een bewerking voor, zoals money.',
    'helper-by-name': 'Begin met de naam van een bewerking, zoals money of date.',
    'helper-needs-value': 'Zet er een variabele achter: {{open}}{{name}} …{{close}}.',
    'wrong-value-count': '{{name}} werkt niet met {{count}} waarden. Geef er {{wantedCount}}.',
    'quoted-text': 'Haal de aanhalingstekens, accolades of \\ weg uit deze tekst.',
    'object-as-text': 'Dit is een groep. Noem een deel ervan, bijvoorbeeld adres.straat.',
    'too-many-expressions': 'Een tekst kan {{most}} plaatsen tussen accolades hebben. Zet wat terugkomt in een lijst.',
    'private-character': 'Hier staat een teken zonder betekenis. Haal het weg.',

    'block-not-closed': 'Sluit {{open}}#{{name}}{{close}} af. Schrijf {{open}}/{{name}}{{close}} waar het eindigt.',
    'block-closed-by-other':
      '{{open}}#{{name}}{{close}} eindigt met {{open}}/{{closed}}{{close}}. Schrijf {{open}}/{{name}}{{close}}.',
    'block-not-opened': 'Hier eindigt een deel dat nergens begint. Haal het weg, of zet het begin erbij.',
    'else-outside': '{{open}}else{{close}} staat alleen. Zet het tussen {{open}}#if{{close}} en {{open}}/if{{close}}.',
    'block-takes-one-value': 'Zet één naam achter #{{name}}: {{open}}#{{name}} naam{{close}}.',
    'blocks-too-deep': 'Delen kunnen {{most}} diep in elkaar staan. Maak het eenvoudiger.',
    'block-torn':
      'Zet {{open}}#{{name}}{{close}} en {{open}}/{{name}}{{close}} allebei tussen alinea’s, rijen of punten van een lijst.',
    'block-torn-in-paragraph':
      'Zet {{open}}#{{name}}{{close}} en {{open}}/{{name}}{{close}} in dezelfde alinea en opmaak, of elk op een eigen regel.',
    'block-in-link': 'In het adres van een link kan geen # staan tussen accolades. Zet er een variabele.',
    'each-needs-list': 'Na #each hoort een lijst. Dit is er geen.',
    'with-needs-object': 'Na #with hoort een groep. Dit is er geen.',

    'shared-block-outside-body': 'Een blok hoort in de tekst van de brief. Haal het hier weg.',
    'shared-block-own-line': 'Zet het blok op een eigen regel.',
    'shared-blocks-too-long':
      'De gedeelde blokken in deze tekst zijn samen met te veel, of te lang. Er passen er hoogstens {{most}}, met de blokken die erin staan.',
    'shared-block-in-itself': 'Blok {{name}} gebruikt zichzelf. Haal het daar weg.',
    'shared-block-language': 'Blok {{name}} heeft geen tekst in deze taal. Haal het weg, of laat het blok aanvullen.',
    'shared-block-empty': 'Schrijf tekst in het blok.',
    'shared-block-pinned-twice': 'De tekst gebruikt {{other}} en {{name}}. Kies één van beide.',

    'unknown-mention': 'Deze wettelijke vermelding bestaat niet: {{name}}.',
    'unknown-mention_else': 'Kies er een uit de lijst die na {{open}}#mention " verschijnt.',
    'mention-else':
      'Haal {{open}}else{{close}} weg. Elke brief heeft de vermelding. Zet {{open}}#if{{close}} erbinnen.',
    'mention-outside-body': 'Een wettelijke vermelding hoort in de tekst van de brief. Haal ze hier weg.',
    'mention-missing':
      'Deze vermelding ontbreekt: {{mentionName}}. Zet {{open}}#mention "{{mention}}"{{close}} en {{open}}/mention{{close}} rond de alinea.',
    'mention-of-block':
      'Deze vermelding ontbreekt: {{mentionName}}. Zet {{open}}> {{name}}{{close}} op een eigen regel. Dat blok bevat ze.',
    'mention-in-part':
      'Sommige brieven missen deze vermelding: {{mentionName}}. Zet ze buiten #if en #each, of in elk deel.',

    'no-language': 'Schrijf tekst in minstens één taal.',
    'no-fallback-text': 'Schrijf tekst in de taal waarop de brief terugvalt ({{language}}), of kies een andere.',
    'no-text': 'De brief heeft nog geen tekst. Schrijf er een.',
    'no-subject': 'Geef de brief een onderwerp: het is de titel.',
    'subject-of-lines': 'Zet het onderwerp op één regel.',
    'heading-too-deep': 'Gebruik # voor een kop en ## voor een tussenkop. Het onderwerp is de titel.',
    'subheading-alone': 'Zet eerst een kop (#) boven deze tussenkop (##).',
    'table-inside': 'Zet de tabel los, niet in een lijst, een citaat of een andere tabel.',
    'table-not-apart': 'Laat een regel leeg boven de tabel. Nu leest ze als gewone tekst.',
    'table-without-head': 'Zet woorden boven elke kolom van de tabel.',
    'not-shown-in-letter': 'Een brief kan dit niet tonen. Haal het weg.',
    'link-scheme': 'Begin de link met https:, http:, mailto: of tel:, of gebruik een variabele van de soort Webadres.',
    'unprintable-character': 'Brieven kunnen dit teken niet tonen ({{character}}). Vervang het.',
    'form-own-line': 'Zet dit alleen op een regel, tussen twee alinea’s.',
    'form-inside': 'Zet dit tussen twee alinea’s, niet in een lijst of een citaat.',
    'form-takes-no-values': 'Schrijf alleen {{open}}{{name}}{{close}}, met niets erachter.',
    'signature-key': 'Noem wie tekent in de huisstijl: {{open}}signature "sleutel"{{close}}.',
    'image-key': 'Noem een afbeelding van de huisstijl: {{open}}image "sleutel" alt="…"{{close}}.',
    'image-alt': 'Zeg wat de afbeelding toont: alt="…". Laat het leeg als ze alleen versiert.',
    'qr-value': 'Zeg wat in de code staat: {{open}}qr adres{{close}}.',

    'unknown-note': 'Er is geen noot [^{{name}}].',
    'unknown-note_else': 'Schrijf ze op een eigen regel: [^{{name}}]: tekst.',
    'note-unused':
      'Niets verwijst naar deze noot. Zet [^{{name}}] achter het woord waar ze over gaat, of verwijder de noot.',
    'note-twice': 'Twee noten heten [^{{name}}]. Geef er één een andere naam.',
    'note-out-of-reach':
      'De noot [^{{name}}] staat in een deel dat niet elke brief heeft. Zet ze bij haar verwijzing, of buiten alle delen.',
    'note-empty': 'De noot [^{{name}}] heeft nog geen tekst. Schrijf die.',
    'note-on-heading': 'Een kop krijgt geen noot. Zet de verwijzing in de tekst eronder.',
    'note-in-note': 'Een noot heeft zelf geen noot. Maak er één noot van.',
    'note-of-blocks': 'Een noot is één alinea. Zet deze lijst, tabel, kop of tweede alinea in de tekst van de brief.',
    'note-outside-body': 'Een noot kan alleen in de tekst van de brief. Haal ze hier weg.',
    'passage-language': 'Een brief kent nl, fr, de en en. Schrijf een daarvan, bijvoorbeeld {lang=de}.',
    'passage-without-words': 'Zet de woorden tussen vierkante haken voor de taal: [Finanzamt]{lang=de}.',
    'passage-outside-body':
      'Woorden in een andere taal kunt u alleen in de tekst van de brief aanduiden. Haal de aanduiding hier weg.',

    'no-actions-declared': 'U gebruikt de acties in de tekst. Voeg er een toe bij Acties.',
    'no-payment-declared': 'U gebruikt de betaalstrook in de tekst. Vul ze in bij Betaling.',
    'action-without-text': 'Geef deze actie een tekst in deze taal: {{language}}.',
    'only-text-and-placeholders': 'Gebruik hier alleen tekst en variabelen.',
    'payment-without-amount': 'Vul het bedrag in.',
    'payment-without-iban': 'Vul het rekeningnummer in.',
    'payment-without-beneficiary': 'Vul in wie het geld krijgt (begunstigde).',
    'payment-without-reference': 'Vul de mededeling in.',
    'iban-check-digits': 'Dit rekeningnummer klopt niet. Kijk de cijfers na.',
    'beneficiary-too-long': 'Een bank neemt hoogstens {{most}} tekens. Kort de naam in.',
    'reference-too-long': 'Een bank neemt hoogstens {{most}} tekens. Kort de mededeling in.',
    'payment-type': '{{name}} heeft de soort {{given}}. Kies een variabele van de soort {{type}}.',
    'payment-not-required': 'Een betaling heeft {{name}} nodig. Zet bij de variabele “Altijd nodig” aan.',

    'no-house-style': 'Uw entiteit heeft nog geen huisstijl. Laat de beheerder er een maken.',
    'unknown-house-style':
      'De huisstijl {{name}} is nog niet van kracht. Kies een andere bij Instellingen, of laat deze goedkeuren.',
    'unknown-picture': 'De huisstijl heeft geen afbeelding {{name}}. Kies een andere, of laat ze toevoegen.',
    'no-signatories': 'De huisstijl noemt niemand die tekent. Laat de beheerder iemand toevoegen.',
    'unknown-signatory': 'De huisstijl kent {{name}} niet als iemand die tekent. Kies iemand anders.',

    'variable-name': '{{name}} is geen naam. Begin met een letter. Gebruik daarna letters, cijfers, _ en -.',
    'variable-name-reserved': '{{name}} betekent al iets anders in een sjabloon. Kies een andere naam.',
    'variable-twice': 'Twee variabelen heten {{name}}. Geef er één een andere naam.',
    'unknown-type': '{{name}}: de soort {{given}} bestaat niet. Kies een andere.',
    'fields-without-parts': '{{name}}: alleen een lijst of een groep heeft delen. Kies een andere soort.',
    'items-without-list': '{{name}}: alleen een lijst heeft rijen. Kies een andere soort.',
    'items-and-fields': '{{name}}: een lijst heeft losse waarden of delen. Kies één van beide.',
    'max-length': '{{name}}: de grootste lengte is een geheel getal van 1 tot {{most}}.',

    'data-unknown-variable': 'Het sjabloon heeft geen variabele {{name}}.',
    'data-unknown-variable_else': 'Haal ze weg uit het voorbeeld, of voeg ze toe bij Variabelen.',
    'data-unknown-part': '{{name}} heeft geen deel {{part}}.',
    'data-unknown-part_else': 'Haal het weg.',
    'data-required': 'Vul {{name}} in: {{wanted}}.',
    'data-type': '{{name}} past niet bij de soort. Geef {{wanted}}.',
    'data-empty-list': 'Geef {{name}} minstens één rij.',
    'data-too-many-items': '{{name}} heeft {{count}} rijen. Er passen er {{most}}.',
    'data-too-long': '{{name}} heeft {{count}} tekens. Er passen er {{most}}.',
    'data-list-not-in-example':
      '{{name}}: hier staat een lijst, en in het voorbeeld van de variabele niet. Haal ze weg.',
    'data-object-not-in-example':
      '{{name}}: hier staat een groep, en in het voorbeeld van de variabele niet. Haal ze weg.',
    'data-list-in-example': '{{name}}: zet hier een lijst, zoals in het voorbeeld van de variabele.',
    'data-object-in-example': '{{name}}: zet hier een groep, zoals in het voorbeeld van de variabele.',
    'data-unprintable': '{{name}} heeft een teken dat brieven niet kunnen tonen ({{character}}). Haal het weg.',
    ...numberFaultsNl,
    'data-amount-range': '{{name}}: dit bedrag is te groot. Het hoogste is 999.999.999,99 euro.',

    ...templateHintsNl,
  },
  faultWord: {
    near: 'Bedoelt u {{suggestion}}?',
    inBlock: 'In blok {{key}}, regel {{line}}: {{text}}',
    counts: '{{least}} tot {{most}}',
    tried: {
      sample: 'Met voorbeeld {{name}}',
      required: 'Met alleen de gegevens die altijd nodig zijn',
      longest: 'Met de langste waarden die de variabelen toelaten',
    },
    form: {
      letter: 'de brief',
      large: 'de brief in grote letters',
      page: 'de brief in Mijn brieven',
      email: 'de e-mail',
    },
    wanted: {
      text: 'tekst op één regel',
      longText: 'tekst',
      number: 'een getal, bijvoorbeeld 12,5',
      integer: 'een geheel getal, bijvoorbeeld 12',
      money: 'een bedrag, bijvoorbeeld 1250,50',
      date: 'een datum',
      time: 'een uur, zoals 14:30',
      boolean: 'ja of nee',
      list: 'een lijst',
      object: 'een groep',
      insz: 'een rijksregisternummer van 11 cijfers',
      enterpriseNumber: 'een ondernemingsnummer van 10 cijfers',
      iban: 'een rekeningnummer (IBAN)',
      structuredCommunication: 'een gestructureerde mededeling, bijvoorbeeld +++085/1927/54115+++',
      url: 'een webadres dat begint met https:// of http://',
    },
  },
} as const
