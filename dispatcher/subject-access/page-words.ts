import { type Texts, text } from './kind-words.ts'

/** The words of the index page of a package. */
export const pageWords = {
  title: text('Uw gegevens', 'Vos données', 'Ihre Daten', 'Your data'),
  intro: text(
    'Dit is wat we over u bewaren. De brieven staan in de map letters, de andere gegevens in de map data.',
    'Voici ce que nous conservons à votre sujet. Les lettres se trouvent dans le dossier letters, les autres données dans le dossier data.',
    'Dies ist, was wir über Sie speichern. Die Briefe sind im Ordner letters, die anderen Daten im Ordner data.',
    'This is what we hold about you. The letters are in the folder letters, the other data in the folder data.',
  ),
  made: text('Gemaakt op', 'Créé le', 'Erstellt am', 'Made on'),
  of: text('Van', 'De', 'Von', 'Of'),
  all: text(
    'alle diensten van de hub',
    'tous les services de la plateforme',
    'allen Dienststellen der Plattform',
    'all offices of the hub',
  ),
  reference: text(
    'Kenmerk van uw vraag',
    'Référence de votre demande',
    'Zeichen Ihrer Anfrage',
    'Reference of your request',
  ),
  what: text('Wat', 'Quoi', 'Was', 'What'),
  count: text('Aantal', 'Nombre', 'Anzahl', 'Number'),
  source: text('Waar het vandaan komt', 'Origine', 'Herkunft', 'Where it comes from'),
  kept: text('Hoelang', 'Durée', 'Wie lange', 'How long'),
  missing: text(
    'Deze documenten konden we niet lezen:',
    'Nous n’avons pas pu lire ces documents\u00a0:',
    'Diese Dokumente konnten wir nicht lesen:',
    'We could not read these documents:',
  ),
  archive: text(
    'Klopt er iets niet? Vraag de dienst om een verbetering. Een verzonden brief verandert niet: de verbetering komt erbij.',
    'Une erreur\u00a0? Demandez une rectification au service. Une lettre envoyée ne change pas\u00a0: la rectification s’y ajoute.',
    'Stimmt etwas nicht? Bitten Sie die Dienststelle um Berichtigung. Ein gesendeter Brief bleibt, wie er ist: Die Berichtigung kommt hinzu.',
    'Is something wrong? Ask the office to rectify it. A letter that was sent does not change: the rectification is added.',
  ),
  automated: text(
    'Vaste regels kiezen het kanaal van een brief. Bij elke brief staat welke regel dat was. Er is geen profilering.',
    'Des règles fixes choisissent le canal d’une lettre. Chaque lettre indique la règle appliquée. Il n’y a pas de profilage.',
    'Feste Regeln wählen den Kanal eines Briefes. Bei jedem Brief steht, welche Regel es war. Es gibt kein Profiling.',
    'Fixed rules choose the channel of a letter. Each letter names its rule. There is no profiling.',
  ),
} as const satisfies Readonly<Record<string, Texts>>
