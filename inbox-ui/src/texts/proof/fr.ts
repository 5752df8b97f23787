import type { SameKeys } from '../../../../admin-ui/src/ui/texts/shape.ts'
import type { proofNl } from './nl.ts'

/** The public check of a proof, on the reader’s own device. */
export const proofFr: SameKeys<typeof proofNl> = {
  proof: {
    title: 'Vérifier une preuve',
    lead: 'Avez-vous reçu une lettre avec une preuve\u00a0? Vérifiez ici que rien n’a été modifié. Votre appareil calcule lui-même\u00a0: vos fichiers ne sont pas envoyés.',
    files: 'Vos fichiers',
    filesHint: 'Le dossier (.zip), ou le fichier de preuve (.json) avec la lettre.',
    choose: 'Choisir des fichiers',
    chosen: 'Fichiers choisis',
    key: 'Clé du registre',
    keyHint: 'Facultatif. Vous la trouvez dans votre convention ou chez le gestionnaire.',
    do: 'Vérifier',
    busy: 'Vérification en cours …',
    aloneTitle: 'Sans ce site web\u00a0?',
    alone: 'Le programme fait la même chose sur votre ordinateur, même sans internet. Il demande Node.js.',
    download: 'Télécharger le programme',
    unableTitle: 'Ce navigateur ne peut pas faire ce calcul',
    unable: 'Utilisez une version récente de votre navigateur, en https. Ou utilisez le programme ci-dessous.',
    unreadableTitle: 'Nous ne trouvons pas de preuve dans ces fichiers',
    unreadable:
      'Choisissez le dossier (.zip), ou le fichier de preuve (.json) avec la lettre. L’expéditeur vous les donne.',
    goodTitle: 'Rien n’a été modifié',
    goodAloneTitle: 'La preuve est exacte',
    goodAlone:
      'Vous n’avez pas choisi de lettre. Choisissez aussi la lettre\u00a0: nous vérifions alors qu’elle correspond à la preuve.',
    keyGiven: 'La lettre et le registre ont été vérifiés avec la clé que vous avez donnée.',
    keyOwn: 'Comparez cette clé avec celle de votre convention. Vous saurez alors qui a établi la preuve.',
    destroyed_one:
      '{{count}} lettre a été détruite le {{date}}, selon la règle «\u00a0{{rule}}\u00a0». Certificat de destruction\u00a0:',
    destroyed_other:
      '{{count}} lettres ont été détruites, la dernière le {{date}}, selon la règle «\u00a0{{rule}}\u00a0». Certificat de destruction\u00a0:',
    badTitle: 'Ceci n’est pas exact',
    badDo: 'Redemandez le dossier à l’expéditeur. Si l’erreur persiste, signalez-la au gestionnaire.',
    fault: {
      damaged: 'La preuve n’est pas complète.',
      opening: 'Les données ne sont pas celles qui ont été scellées.',
      leaf: 'La preuve ne concerne pas cette lettre.',
      checkpoint: 'La signature du registre ne correspond pas à cette clé.',
      path: 'La lettre n’est pas à sa place dans le registre.',
      'document-unknown': 'Ce fichier ne correspond pas à la preuve\u00a0:',
      'document-altered': 'Un document a été modifié\u00a0:',
      'document-missing': 'Un document manque\u00a0:',
      'record-altered': 'Les données d’une lettre ont été modifiées\u00a0:',
      'record-missing': 'Une lettre manque\u00a0:',
      'disposal-unknown': 'Rien ne prouve que cette lettre a été détruite selon une règle\u00a0:',
      'certificate-missing': 'Il manque au dossier le certificat d’une destruction\u00a0:',
      'disposal-under-way':
        'Une destruction était en cours lors de la création du dossier, selon ses propres indications. Demandez plus tard un nouveau dossier\u00a0:',
      'certificate-invalid': 'La signature d’un certificat de destruction ne correspond pas à cette clé\u00a0:',
      'certificate-other': 'Un certificat de destruction concerne d’autres lettres\u00a0:',
      'record-unknown': 'Une lettre n’est pas dans le registre\u00a0:',
      'leaf-altered': 'Une ligne du registre a été modifiée\u00a0:',
      'leaf-moved': 'Une ligne du registre a été déplacée\u00a0:',
      'checkpoint-invalid': 'La signature du registre ne correspond pas à cette clé.',
      'export-damaged': 'Un fichier manque ou est illisible.',
      other: 'Le registre n’est pas exact.',
    },
    link: 'Avez-vous la preuve d’une lettre\u00a0? Vérifiez-la ici.',
  },
}
