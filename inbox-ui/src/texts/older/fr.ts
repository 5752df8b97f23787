import type { SameKeys } from '../../../../admin-ui/src/ui/texts/shape.ts'
import type { olderNl } from './nl.ts'

/** Archived letters that are not in the inbox. */
export const olderFr: SameKeys<typeof olderNl> = {
  older: {
    title: 'Anciennes lettres',
    titleFor: 'Anciennes lettres pour {{name}}',
    lead: 'Les lettres qui ne sont plus dans «\u00a0Mes lettres\u00a0», et celles qui sont arrivées uniquement par la poste, par e-mail ou via l’eBox.',
    ask: 'Il manque une lettre dans cette liste\u00a0?',
    askDo: 'Chercher dans vos anciennes lettres',
    back: 'Mes lettres',
    backToOlder: 'Anciennes lettres',
    what: 'vos anciennes lettres',
    label: 'Chercher dans vos anciennes lettres',
    moreFilters: 'Affiner la recherche',
    way: 'Mode d’envoi',
    allWays: 'Tous les modes',
    ways: {
      inbox: 'Dans Mes lettres',
      ebox: 'Via l’eBox',
      email: 'Par e-mail',
      print: 'Par la poste',
      peppol: 'Via Peppol',
    },
    status: 'Statut',
    allStatuses: 'Tous les statuts',
    statuses: {
      accepted: 'Acceptée',
      scheduled: 'Planifiée',
      held: 'Retenue',
      processing: 'En traitement',
      sent: 'Envoyée',
      delivered: 'Remise',
      read: 'Ouverte',
      undeliverable: 'Non arrivée',
      cancelled: 'Retirée',
      failed: 'Échouée',
    },
    respelled: 'Aucun résultat pour «\u00a0{{typed}}\u00a0». Nous avons cherché «\u00a0{{searched}}\u00a0».',
    found_one: '{{count}} lettre',
    found_other: '{{count}} lettres',
    foundMore: 'Plus de {{count}} lettres',
    emptyTitle: 'Vous n’avez pas d’anciennes lettres',
    emptyText:
      'Vous trouverez ici les lettres qui quittent «\u00a0Mes lettres\u00a0» et celles que vous avez reçues autrement.',
    noneTitle: 'Nous n’avons trouvé aucune ancienne lettre',
    noneText:
      'Essayez un autre mot ou un mot plus court, ou choisissez une autre année. Les lettres récentes sont dans «\u00a0Mes lettres\u00a0».',
    gone: 'Quelles lettres ne sont pas ici\u00a0?',
    goneDestroyed:
      'Les lettres dont le délai de conservation est passé sont détruites. Nous ne conservons alors pas non plus le fait qu’elles vous étaient adressées.',
    goneNumber:
      'Si l’expéditeur ne connaissait pas votre numéro de registre national ou d’entreprise, nous ne retrouvons pas la lettre pour vous.',
    goneOther:
      'Nous n’avons pas les lettres qu’une administration n’a pas envoyées via Uitpost. Demandez-les à cette administration.',
    download: 'Conserver vos anciennes lettres',
    downloadText:
      'Téléchargez-les en PDF, avec un récapitulatif. Un fichier peut contenir 5\u00a0000 lettres, les plus récentes d’abord. Les lettres fermées n’y figurent pas.',
    missing:
      'La lettre est peut-être encore dans «\u00a0Mes lettres\u00a0», elle a été détruite, ou elle est destinée à une autre personne.',
    sentOn: 'Envoyée le {{date}}',
    facts: 'À propos de cette lettre',
    kept: 'L’expéditeur conserve cette lettre au moins jusqu’au {{date}} inclus. Vous voulez la garder plus longtemps\u00a0? Téléchargez-la.',
    keptPast:
      'L’expéditeur devait conserver cette lettre jusqu’au {{date}} inclus. Elle peut maintenant être détruite. Vous voulez la garder\u00a0? Téléchargez-la.',
    keptForEver: 'L’expéditeur conserve cette lettre définitivement.',
    noClock: 'Lire la lettre ici ne change aucun délai.',
    closedForGood: 'La réception de cette lettre n’a pas été confirmée. Elle reste fermée. Demandez-la à l’expéditeur.',
  },
}
