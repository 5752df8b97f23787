/** The pages of the codes for supplied documents, in Dutch. */
export const suppliedProblemWordsNl = {
  'UP-4001': {
    title: 'Het document heeft te veel bladzijden',
    happened:
      'De pdf, of de brief die een sjabloon maakte, heeft meer dan 20 bladzijden, of het duurt langer dan tien seconden om hem te tekenen. Een brief telt met alles wat meegaat hoogstens 20 bladzijden.',
    repair: 'Splits het document of kort het in. Zet minder in de brief, en de rest waar mensen het kunnen opzoeken.',
    example: 'Een verslag van 64 bladzijden als bijlage.',
  },
  'UP-4050': {
    title: 'De scan kan niet bewaard worden',
    happened:
      'De scan is geen pdf, jpeg, png of tiff, is beschadigd of beveiligd, bevat iets dat uitgevoerd wordt, of is te groot (10 MB, 100 bladzijden, 80 miljoen beeldpunten per afbeelding).',
    repair:
      '`reason` noemt wat er mis is en `detail` wat u kunt doen. Maakt een telefoon HEIC, kies dan de meest compatibele indeling (jpeg). Scan met hoogstens 300 dpi.',
    example: 'Een foto van een omslag in HEIC.',
  },
  'UP-4065': {
    title: 'De e-mail kan niet over deze brief gaan',
    happened:
      'Een teruggekomen e-mail hoort niet bij deze brief: de brief bestaat niet, er vertrok geen e-mail voor, of de e-mail noemt zelf een andere brief.',
    repair:
      'Neem het nummer van de brief over uit het adres van zijn bladzijde. Noemt de e-mail er zelf een, laat het dan weg.',
    example: 'Het nummer van een brief die alleen op papier ging.',
  },
  'UP-4002': {
    title: 'Er staat iets waar niet gedrukt wordt',
    happened: 'Er staat iets binnen 5 mm van de rand van een bladzijde. Daar drukken drukkers niet.',
    repair: 'Schuif het naar binnen of haal het weg. `box` zegt waar het staat, `overlay` toont het.',
    example: 'Een gekleurde balk langs de linkerrand.',
  },
  'UP-4003': {
    title: 'Er staat geen adres in het venster',
    happened: 'Het venster van de envelop toont geen tekst die als adres te lezen is.',
    repair:
      'Zet het adres als tekst in het groene kader dat `overlay` toont. Een scan kunnen we niet lezen, en tekst die in tekeningen is omgezet ook niet.',
    example: 'Een brief met het adres links, voor een envelop met het venster rechts.',
  },
  'UP-4004': {
    title: 'Het adres heeft te weinig regels',
    happened: 'Het adres heeft minder dan drie regels.',
    repair: 'Zet naam, straat met nummer, en postcode met gemeente elk op een eigen regel.',
    example: 'Een naam en `9000 Gent`, zonder straat.',
  },
  'UP-4005': {
    title: 'Het adres heeft te veel regels',
    happened: 'Het venster toont meer regels dan een adres heeft: zes, of zeven voor het buitenland.',
    repair: 'Haal weg wat geen adres is: kenmerken, datums, telefoonnummers.',
    example: 'Ons kenmerk als regel boven de naam.',
  },
  'UP-4006': {
    title: 'Het adres bevat een teken dat niet in een adres hoort',
    happened:
      'Het adres bevat een teken dat in geen adres voorkomt (`< > { } [ ] \\`, de haken van velden die niet ingevuld werden), of het lettertype zegt niet welke tekens het tekent.',
    repair: 'Haal het teken weg, of maak de pdf met lettertypes die naar Unicode verwijzen.',
    example: 'Een veldcode `<<NAAM>>` die nooit ingevuld werd.',
  },
  'UP-4007': {
    title: 'We kunnen het bestand niet lezen',
    happened:
      'Het bestand is geen pdf, is beschadigd of afgebroken, is versleuteld, past niet binnen onze grenzen van geheugen en tijd (tien seconden), of zegt niet duidelijk welke bladzijden het heeft: een bladzijde staat er twee keer in, of de aantallen kloppen niet met de bladzijden (`reason`: `page-tree`). Lezers en drukkers zouden dan andere bladzijden tonen.',
    repair: 'Maak de pdf opnieuw: zonder wachtwoord en beperkingen, met afbeeldingen van hoogstens 300 dpi.',
    example: 'Een pdf die zonder wachtwoord opent, maar afdrukken verbiedt.',
  },
  'UP-4008': {
    title: 'Een lettertype zit niet in het bestand',
    happened:
      'Zichtbare tekst staat in een lettertype dat niet in het bestand zit. De drukker zou een ander nemen, en de tekst zou er anders uitzien. Onzichtbare tekst van een scanner en spaties tellen niet mee.',
    repair:
      'Neem alle lettertypes op in de pdf, ook de gewone (Arial, Times, Helvetica). Bij een bijlage is dit alleen een waarschuwing.',
    example: 'Een pdf in Helvetica van een programma dat standaardlettertypes weglaat.',
  },
  'UP-4009': {
    title: 'Een bladzijde is geen A4',
    happened:
      'Een bladzijde is geen staande A4 van 210 × 297 mm, of is gedraaid over een hoek die geen veelvoud van 90 graden is.',
    repair: 'Zet het papierformaat op A4 en de stand op staand, voor alle bladzijden.',
    example: 'US Letter, de standaard van veel programma’s, of een tabel op een liggende bladzijde.',
  },
  'UP-4010': {
    title: 'Het document bevat actieve inhoud',
    happened:
      'Het document bevat een script, een actie, invulvelden, een elektronische handtekening, een ander bestand, geluid of film, of een link naar iets anders dan een webpagina, e-mailadres of telefoonnummer. Een lege sleutel telt niet mee. Als waarschuwing (`reason`: `comment`): er staan opmerkingen op een bladzijde. Die halen we uit wat verstuurd wordt. Wat mee gedrukt wordt, zoals een stempel, blijft er hetzelfde uitzien, maar zonder auteur en woorden.',
    repair:
      'Druk het opnieuw af naar pdf: dan blijven alleen de bladzijden over. Laad ingesloten bestanden op als bijlage.',
    example: 'Een formulier dat ingevuld is, maar nog invulvelden heeft.',
  },
  'UP-4011': {
    title: 'In het venster is meer te zien dan het adres',
    happened: 'Naast het adres kan nog iets te zien zijn in het venster, hoe het blad er ook in schuift.',
    repair: 'Hou de zone vrij die `overlay` grijs omkadert. Alleen het adres staat daar.',
    example: 'Het adres van de afzender onder dat van de burger.',
  },
  'UP-4012': {
    title: 'Er is geen plaats voor de antwoordcode',
    happened: 'Onderaan de eerste bladzijde is geen plaats vrij voor de antwoordcode die op elke brief staat.',
    repair: 'Hou onderaan 70 × 16 mm vrij, het best vanaf 31 mm van links en 266 mm van boven.',
    example: 'Een voettekst over de hele breedte van de bladzijde.',
  },
} as const
