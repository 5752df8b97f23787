import type { Language } from '../../core/words/language.ts'
import type { NoticeWords } from './notice-words.ts'

interface CallbackWords {
  /** @param isGone the receiver answered that it no longer exists, instead of not answering for a day */
  readonly suspended: (name: string, isGone: boolean) => NoticeWords
  readonly why: string
}

/** The mail to the administrators of an entity about a callback that was suspended. It has no link, as every mail of the hub. */
export const callbackNoticeWords: Readonly<Record<Language, CallbackWords>> = {
  nl: {
    suspended: (name, isGone) => ({
      subject: `Callback ‘${name}’ staat stil`,
      title: 'Een van uw systemen krijgt geen meldingen meer',
      paragraphs: [
        isGone
          ? `Het systeem achter callback ‘${name}’ antwoordde dat het niet meer bestaat (code 410). Wij sturen er niets meer naartoe.`
          : `Het systeem achter callback ‘${name}’ nam 24 uur lang geen enkele melding aan. Wij sturen er niets meer naartoe.`,
        'Er gaat niets verloren: de meldingen wachten. Herstel het systeem en hervat de callback bij ‘Koppelingen’ in Uitpost.',
      ],
    }),
    why: 'U krijgt deze e-mail omdat u beheerder bent in Uitpost. U kunt op deze e-mail niet antwoorden.',
  },
  fr: {
    suspended: (name, isGone) => ({
      subject: `Le callback «\u00a0${name}\u00a0» est suspendu`,
      title: 'Un de vos systèmes ne reçoit plus de notifications',
      paragraphs: [
        isGone
          ? `Le système du callback « ${name} » a répondu qu’il n’existe plus (code 410). Nous ne lui envoyons plus rien.`
          : `Le système du callback «\u00a0${name}\u00a0» n’a accepté aucune notification pendant 24 heures. Nous ne lui envoyons plus rien.`,
        'Rien n’est perdu\u00a0: les notifications attendent. Réparez le système, puis relancez le callback dans Uitpost.',
      ],
    }),
    why: 'Vous recevez cet e-mail parce que vous êtes administrateur dans Uitpost. Vous ne pouvez pas y répondre.',
  },
  de: {
    suspended: (name, isGone) => ({
      subject: `Callback „${name}“ ist angehalten`,
      title: 'Eines Ihrer Systeme erhält keine Meldungen mehr',
      paragraphs: [
        isGone
          ? `Das System hinter dem Callback „${name}“ hat geantwortet, dass es nicht mehr existiert (Code 410). Wir senden ihm nichts mehr.`
          : `Das System hinter dem Callback „${name}“ hat 24 Stunden lang keine Meldung angenommen. Wir senden ihm nichts mehr.`,
        'Nichts geht verloren: Die Meldungen warten. Beheben Sie die Störung und setzen Sie den Callback in Uitpost fort.',
      ],
    }),
    why: 'Sie erhalten diese E-Mail, weil Sie Administrator in Uitpost sind. Auf diese E-Mail können Sie nicht antworten.',
  },
  en: {
    suspended: (name, isGone) => ({
      subject: `Callback “${name}” is suspended`,
      title: 'One of your systems no longer receives events',
      paragraphs: [
        isGone
          ? `The system behind callback “${name}” answered that it no longer exists (code 410). We send it nothing more.`
          : `The system behind callback “${name}” accepted no event for 24 hours. We send it nothing more.`,
        'Nothing is lost: the events wait. Repair the system, and resume the callback in Uitpost.',
      ],
    }),
    why: 'You get this email because you are an administrator in Uitpost. You cannot reply to it.',
  },
}
