import type { Language } from '../../core/words/language.ts'

/** The texts of one mail of the hub. */
export interface NoticeWords {
  readonly subject: string
  readonly title: string
  readonly paragraphs: readonly string[]
}

export interface Words {
  /** Name of the sender in the From header. */
  readonly from: string
  /** A letter arrived. `sender` is absent where not even the sender may be named. */
  readonly first: (sender: string | undefined) => NoticeWords
  /** The letter is still unopened. */
  readonly reminder: (sender: string | undefined) => NoticeWords
  /** The letter leaves the inbox after `lastDay`, a date in the language of the mail. */
  readonly lapsing: (sender: string | undefined, lastDay: string | undefined) => NoticeWords
  /** The code that confirms an address. */
  readonly code: (code: string, minutes: number) => NoticeWords
  /** How to get to the letter without a link. */
  readonly signIn: string
  /** Why the reader gets mails about letters, and how to stop them. */
  readonly why: string
  readonly codeWhy: string
}

/** The words of the mails of the hub. They contain no link and never request anything: a mail that does is not ours. */
export const noticeWords: Readonly<Record<Language, Words>> = {
  nl: {
    from: 'Uitpost',
    first: (sender) => ({
      subject: sender === undefined ? 'U hebt een nieuwe brief' : `Nieuwe brief van ${sender}`,
      title: 'Er is een nieuwe brief voor u',
      paragraphs: [
        sender === undefined
          ? 'Bij ‘Mijn brieven’ van Uitpost staat een nieuwe brief van de overheid voor u klaar.'
          : `Bij ‘Mijn brieven’ van Uitpost staat een nieuwe brief van ${sender} voor u klaar.`,
      ],
    }),
    reminder: (sender) => ({
      subject: sender === undefined ? 'Herinnering: u hebt een ongelezen brief' : `Herinnering: brief van ${sender}`,
      title: 'U hebt een brief nog niet geopend',
      paragraphs: [
        sender === undefined
          ? 'Bij ‘Mijn brieven’ van Uitpost staat een brief van de overheid die u nog niet hebt geopend.'
          : `Bij ‘Mijn brieven’ van Uitpost staat een brief van ${sender} die u nog niet hebt geopend.`,
        'Er kan een termijn lopen. Lees uw brief daarom op tijd.',
      ],
    }),
    lapsing: (sender, lastDay) => ({
      subject:
        sender === undefined
          ? 'Een brief blijft niet lang meer staan'
          : `Brief van ${sender} blijft niet lang meer staan`,
      title: 'Bewaar uw brief op tijd',
      paragraphs: [
        `Bij ‘Mijn brieven’ van Uitpost staat een brief van ${sender ?? 'de overheid'} die daar binnenkort verdwijnt.${lastDay === undefined ? '' : ` U kunt hem er lezen tot en met ${lastDay}.`}`,
        'Wilt u de brief houden? Download hem dan op tijd.',
      ],
    }),
    code: (code, minutes) => ({
      subject: 'Uw code om uw e-mailadres te bevestigen',
      title: 'Bevestig uw e-mailadres',
      paragraphs: [
        `Uw code is ${code}`,
        `Vul de code in op de pagina waar u uw e-mailadres hebt opgegeven. De code is ${minutes} minuten geldig.`,
        'Geef de code aan niemand door.',
      ],
    }),
    signIn:
      'Ga zelf naar ‘Mijn brieven’, zoals u dat gewoonlijk doet, en meld u daar aan. Voor uw veiligheid staat er geen link in deze e-mail.',
    why: 'U krijgt deze e-mail omdat u een e-mail wilt bij nieuwe brieven. Dat kunt u wijzigen in ‘Mijn brieven’, bij ‘Voorkeuren’. U kunt op deze e-mail niet antwoorden.',
    codeWhy:
      'Hebt u dit niet gevraagd? Dan heeft iemand zich misschien vergist en hoeft u niets te doen. U kunt op deze e-mail niet antwoorden.',
  },
  fr: {
    from: 'Uitpost',
    first: (sender) => ({
      subject: sender === undefined ? 'Vous avez reçu une nouvelle lettre' : `Nouvelle lettre – ${sender}`,
      title: 'Une nouvelle lettre vous attend',
      paragraphs: [
        sender === undefined
          ? 'Une nouvelle lettre de l’administration se trouve dans « Mes lettres » d’Uitpost.'
          : `Une nouvelle lettre se trouve dans «\u00a0Mes lettres\u00a0» d’Uitpost. Expéditeur\u00a0: ${sender}.`,
      ],
    }),
    reminder: (sender) => ({
      subject: sender === undefined ? 'Rappel : vous avez une lettre non lue' : `Rappel : lettre non lue – ${sender}`,
      title: 'Vous avez une lettre que vous n’avez pas encore ouverte',
      paragraphs: [
        sender === undefined
          ? 'Dans « Mes lettres » d’Uitpost se trouve une lettre de l’administration que vous n’avez pas encore ouverte.'
          : `Dans «\u00a0Mes lettres\u00a0» d’Uitpost se trouve une lettre que vous n’avez pas encore ouverte. Expéditeur\u00a0: ${sender}.`,
        'Un délai est peut-être en cours. Lisez donc votre lettre à temps.',
      ],
    }),
    lapsing: (sender, lastDay) => ({
      subject:
        sender === undefined ? 'Une lettre va bientôt disparaître' : `Une lettre va bientôt disparaître – ${sender}`,
      title: 'Conservez votre lettre à temps',
      paragraphs: [
        `Une lettre ${sender === undefined ? 'de l’administration ' : ''}va bientôt disparaître de « Mes lettres » d’Uitpost.${sender === undefined ? '' : ` Expéditeur : ${sender}.`}${lastDay === undefined ? '' : ` Vous pouvez l’y lire jusqu’au ${lastDay} inclus.`}`,
        'Vous voulez la garder\u00a0? Téléchargez-la à temps.',
      ],
    }),
    code: (code, minutes) => ({
      subject: 'Votre code pour confirmer votre adresse e-mail',
      title: 'Confirmez votre adresse e-mail',
      paragraphs: [
        `Votre code est ${code}`,
        `Saisissez ce code sur la page où vous avez indiqué votre adresse e-mail. Il est valable ${minutes} minutes.`,
        'Ne communiquez ce code à personne.',
      ],
    }),
    signIn:
      'Ouvrez vous-même «\u00a0Mes lettres\u00a0», comme vous le faites d’habitude, et identifiez-vous. Pour votre sécurité, cet e-mail ne contient aucun lien.',
    why: 'Vous recevez cet e-mail parce que vous avez demandé à recevoir un e-mail pour chaque nouvelle lettre. Vous pouvez modifier ce choix dans «\u00a0Mes lettres\u00a0», sous «\u00a0Préférences\u00a0». Il n’est pas possible de répondre à cet e-mail.',
    codeWhy:
      'Vous n’avez rien demandé\u00a0? Quelqu’un s’est peut-être trompé d’adresse\u00a0: vous n’avez rien à faire. Il n’est pas possible de répondre à cet e-mail.',
  },
  de: {
    from: 'Uitpost',
    first: (sender) => ({
      subject: sender === undefined ? 'Sie haben einen neuen Brief' : `Neuer Brief – ${sender}`,
      title: 'Sie haben einen neuen Brief',
      paragraphs: [
        sender === undefined
          ? 'Unter „Meine Briefe“ bei Uitpost liegt ein neuer Brief einer Behörde für Sie bereit.'
          : `Unter „Meine Briefe“ bei Uitpost liegt ein neuer Brief für Sie bereit. Absender: ${sender}.`,
      ],
    }),
    reminder: (sender) => ({
      subject:
        sender === undefined
          ? 'Erinnerung: Sie haben einen ungelesenen Brief'
          : `Erinnerung: ungelesener Brief – ${sender}`,
      title: 'Sie haben einen Brief noch nicht geöffnet',
      paragraphs: [
        sender === undefined
          ? 'Unter „Meine Briefe“ bei Uitpost liegt ein Brief einer Behörde, den Sie noch nicht geöffnet haben.'
          : `Unter „Meine Briefe“ bei Uitpost liegt ein Brief, den Sie noch nicht geöffnet haben. Absender: ${sender}.`,
        'Möglicherweise läuft eine Frist. Lesen Sie Ihren Brief daher rechtzeitig.',
      ],
    }),
    lapsing: (sender, lastDay) => ({
      subject: sender === undefined ? 'Ein Brief wird bald entfernt' : `Ein Brief wird bald entfernt – ${sender}`,
      title: 'Speichern Sie Ihren Brief rechtzeitig',
      paragraphs: [
        `Ein Brief ${sender === undefined ? 'einer Behörde ' : ''}wird bald aus „Meine Briefe“ bei Uitpost entfernt.${sender === undefined ? '' : ` Absender: ${sender}.`}${lastDay === undefined ? '' : ` Sie können ihn dort bis einschließlich ${lastDay} lesen.`}`,
        'Möchten Sie den Brief behalten? Laden Sie ihn rechtzeitig herunter.',
      ],
    }),
    code: (code, minutes) => ({
      subject: 'Ihr Code zur Bestätigung Ihrer E-Mail-Adresse',
      title: 'Bestätigen Sie Ihre E-Mail-Adresse',
      paragraphs: [
        `Ihr Code lautet ${code}`,
        `Geben Sie den Code auf der Seite ein, auf der Sie Ihre E-Mail-Adresse angegeben haben. Er gilt ${minutes} Minuten.`,
        'Geben Sie den Code an niemanden weiter.',
      ],
    }),
    signIn:
      'Öffnen Sie „Meine Briefe“ selbst, so wie Sie es gewohnt sind, und melden Sie sich dort an. Zu Ihrer Sicherheit enthält diese E-Mail keinen Link.',
    why: 'Sie erhalten diese E-Mail, weil Sie über neue Briefe benachrichtigt werden möchten. Sie können das in „Meine Briefe“ unter „Einstellungen“ ändern. Auf diese E-Mail können Sie nicht antworten.',
    codeWhy:
      'Sie haben das nicht angefordert? Dann hat sich vielleicht jemand vertippt, und Sie brauchen nichts zu tun. Auf diese E-Mail können Sie nicht antworten.',
  },
  en: {
    from: 'Uitpost',
    first: (sender) => ({
      subject: sender === undefined ? 'You have a new letter' : `New letter from ${sender}`,
      title: 'There is a new letter for you',
      paragraphs: [
        sender === undefined
          ? 'There is a new letter from a government body for you in ‘My letters’ at Uitpost.'
          : `There is a new letter from ${sender} for you in ‘My letters’ at Uitpost.`,
      ],
    }),
    reminder: (sender) => ({
      subject: sender === undefined ? 'Reminder: you have an unread letter' : `Reminder: letter from ${sender}`,
      title: 'You have not opened a letter yet',
      paragraphs: [
        sender === undefined
          ? 'There is a letter from a government body in ‘My letters’ at Uitpost that you have not opened yet.'
          : `There is a letter from ${sender} in ‘My letters’ at Uitpost that you have not opened yet.`,
        'It may have a deadline, so please read it in time.',
      ],
    }),
    lapsing: (sender, lastDay) => ({
      subject: sender === undefined ? 'A letter will soon be removed' : `Letter from ${sender} will soon be removed`,
      title: 'Save your letter in time',
      paragraphs: [
        `A letter from ${sender ?? 'a government body'} will soon be removed from ‘My letters’ at Uitpost.${lastDay === undefined ? '' : ` You can read it there up to and including ${lastDay}.`}`,
        'Do you want to keep the letter? Download it in time.',
      ],
    }),
    code: (code, minutes) => ({
      subject: 'Your code to confirm your email address',
      title: 'Confirm your email address',
      paragraphs: [
        `Your code is ${code}`,
        `Enter the code on the page where you gave your email address. It is valid for ${minutes} minutes.`,
        'Do not share the code with anyone.',
      ],
    }),
    signIn:
      'Go to ‘My letters’ yourself, the way you usually do, and sign in there. For your safety, this email contains no link.',
    why: 'You get this email because you asked to be told about new letters. You can change this in ‘My letters’, under ‘Preferences’. You cannot reply to this email.',
    codeWhy:
      'Did you not ask for this? Then someone may have made a mistake, and you do not have to do anything. You cannot reply to this email.',
  },
}
