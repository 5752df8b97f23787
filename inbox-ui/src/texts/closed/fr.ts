import type { SameKeys } from '../../../../admin-ui/src/ui/texts/shape.ts'
import type { closedNl } from './nl.ts'

/** Letters that open after their receipt was confirmed. */
export const closedFr: SameKeys<typeof closedNl> = {
  closed: {
    since: 'Dans Mes lettres depuis le {{date}}',
    hiddenSender: 'Lettre protégée',
    title: {
      acknowledge: 'Cette lettre s’ouvre dès que vous confirmez sa réception',
      closed: 'Cette lettre est fermée',
      person: 'Cette lettre est personnelle',
      reader: 'Cette lettre est destinée à une autre personne de l’entreprise',
      'sign-in': 'Cette lettre est protégée',
    },
    line: {
      acknowledge: 'Lettre à ouvrir après confirmation',
      closed: 'Lettre fermée',
      person: 'Lettre personnelle',
      reader: 'Lettre destinée à un autre lecteur',
      'sign-in': 'À ouvrir après une connexion plus sûre',
    },
    tag: {
      until: 'À confirmer au plus tard le {{date}}',
      acknowledge: 'Confirmation demandée',
      closed: 'Fermée',
      person: 'Uniquement pour la personne elle-même',
      reader: 'Pour un autre lecteur',
      'sign-in': 'Protégée',
    },
    person:
      'L’expéditeur souhaite que seule la personne suivante lise cette lettre\u00a0: {{name}}. Avec un mandat, vous voyez que la lettre existe, mais vous ne pouvez pas l’ouvrir.',
    reader:
      'L’expéditeur a choisi un seul lecteur dans l’entreprise. Cette personne peut ouvrir la lettre après s’être identifiée.',
    signIn:
      'L’expéditeur et l’objet s’affichent seulement si vous vous connectez de façon plus sûre, par exemple avec votre carte d’identité électronique.',
    signInDo: 'Se connecter de façon plus sûre',
    refusedOn: 'Cette lettre a été refusée le {{date}}.',
    neglectedOn: 'La réception n’a pas été confirmée. C’était possible jusqu’au {{date}} inclus.',
    afterwards:
      'L’expéditeur en est informé. S’il envoie aussi la lettre sur papier, vous pourrez la lire ici dès son départ.',
    lead: 'L’expéditeur vous demande de confirmer que vous recevez cette lettre. Elle s’ouvre ensuite.',
    ifYes: 'Si vous confirmez',
    ifYesText:
      'Nous enregistrons le moment où vous avez reçu la lettre. Vous et l’expéditeur en obtenez une preuve. Un délai mentionné dans la lettre peut courir à partir de ce jour. Cela ne signifie pas que vous êtes d’accord avec son contenu.',
    ifNo: 'Si vous ne confirmez pas',
    ifNoText:
      'La lettre reste fermée. Vous pouvez confirmer jusqu’au {{date}} inclus. Ensuite, nous informons l’expéditeur que vous n’avez pas confirmé. Il peut alors vous envoyer la lettre sur papier.',
    opensFor: 'Vous confirmez pour {{name}}. La preuve mentionne votre nom.',
    acknowledge: 'Confirmer et ouvrir la lettre',
    busy: 'Un instant…',
    notYet: 'Pas maintenant',
    refuse: 'Je ne veux pas recevoir cette lettre',
    refuseText:
      'Si vous refusez la lettre, elle reste fermée et l’expéditeur sait que vous avez refusé. Vous ne pourrez plus changer d’avis. Un refus n’arrête ni une décision ni un délai.',
    refuseDo: 'Refuser cette lettre',
    tooLate: 'Ce n’est plus possible\u00a0: la réception a déjà été confirmée ou refusée, ou le délai est passé.',
    onlyReader:
      'Vous pouvez lire pour {{name}}, mais pas confirmer la réception. Une personne ayant un rôle plus étendu peut le faire.',
  },
}
