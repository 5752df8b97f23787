import type { Expected } from '../build-report.ts'

type Row = readonly [expected: Expected, from: string, subject: string, text: string]
const jan = 'jan.geheim@mx.test'

const byReason = (
  from: string,
  subject: string,
  text: (reason: string) => string,
  hard: readonly string[],
  soft: readonly string[],
): Row[] => [
  ...hard.map((reason): Row => ['hard', from, subject, text(reason)]),
  ...soft.map((reason): Row => ['soft', from, subject, text(reason)]),
]

/** Reports whose reason is a sentence of the product itself, in its language. */
export const ownTexts: readonly Row[] = [
  ...byReason(
    'Mailer Daemon <postmaster@domino.test>',
    'FOUT BIJ AFLEVERING',
    (reason) => `Uw document:\n  Uw aanvraag\nis niet afgeleverd bij:\n  ${jan}\nomdat:\n  ${reason}\n`,
    [
      `Gebruiker ${jan} staat niet in de Domino Directory`,
      'Geen route gevonden: het domein mx.test bestaat niet',
      'De naam van de ontvanger is niet bekend op deze server',
      'Deze gebruiker werkt hier niet meer; het postvak is verwijderd',
    ],
    [
      'De database van de ontvanger heeft zijn quotum bereikt',
      'De server reageerde niet binnen de toegestane tijd',
      'Het bericht is groter dan toegestaan',
    ],
  ),
  ...byReason(
    'postmaster@domino.test',
    'ECHEC DE DISTRIBUTION',
    (reason) => `Votre document :\n  Votre demande\nn'a pas été distribué à :\n  ${jan}\ncar :\n  ${reason}\n`,
    [
      `L'utilisateur ${jan} ne figure pas dans l'annuaire Domino`,
      'Aucun compte ne correspond à ce nom',
      'Le destinataire a quitté la société, son compte est supprimé',
      'Nom de domaine introuvable',
    ],
    [
      'Le quota de la base courrier du destinataire est atteint',
      'Le serveur distant ne répond pas',
      'Message rejeté : contenu indésirable',
    ],
  ),
  ...byReason(
    'postmaster@domino.test',
    'ZUSTELLFEHLER',
    (reason) => `Ihr Dokument:\n  Ihr Antrag\nwurde nicht zugestellt an:\n  ${jan}\nGrund:\n  ${reason}\n`,
    [
      `Benutzer ${jan} ist nicht im Domino-Verzeichnis aufgeführt`,
      'Der Empfänger ist auf diesem Server nicht bekannt',
      'Das Postfach wurde gelöscht',
      'Die Domäne konnte nicht gefunden werden',
    ],
    [
      'Die Maildatenbank des Empfängers hat ihre Quote erreicht',
      'Der Server hat nicht geantwortet',
      'Die Nachricht wurde als Werbung abgelehnt',
    ],
  ),
  ...byReason(
    'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@mx.test>',
    'Onbestelbaar: Uw aanvraag',
    (reason) =>
      `Uw bericht aan ${jan} kan niet worden bezorgd.\n\n${reason}\n\nVoor meer hulp neemt u contact op met uw beheerder.`,
    [
      `jan.geheim is niet gevonden bij mx.test.`,
      'Het e-mailadres is onjuist gespeld of bestaat niet.',
      'Het domein mx.test ontvangt geen e-mail of bestaat niet.',
      'De geadresseerde is onbekend in deze organisatie.',
    ],
    [
      'Het postvak van de geadresseerde is vol en kan nu geen berichten ontvangen.',
      'De e-mailserver van mx.test weigerde het bericht omdat het op ongewenste e-mail lijkt.',
      'De server van mx.test gaf twee dagen geen antwoord; we proberen het niet meer.',
    ],
  ),
  ...byReason(
    'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@mx.test>',
    'Non remis : Votre demande',
    (reason) =>
      `Votre message à ${jan} n'a pas pu être remis.\n\n${reason}\n\nContactez votre administrateur pour plus d'aide.`,
    [
      `jan.geheim est introuvable chez mx.test.`,
      "L'adresse de messagerie est mal orthographiée ou n'existe pas.",
      "Ce destinataire n'existe plus dans l'organisation.",
      "Le domaine mx.test n'existe pas.",
    ],
    [
      'La boîte aux lettres du destinataire est pleine et ne peut recevoir de messages pour le moment.',
      "Le serveur de mx.test a refusé le message parce qu'il ressemble à du courrier indésirable.",
      'Le serveur de mx.test ne répond pas depuis deux jours.',
    ],
  ),
  ...byReason(
    'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@mx.test>',
    'Unzustellbar: Ihr Antrag',
    (reason) =>
      `Ihre Nachricht an ${jan} konnte nicht zugestellt werden.\n\n${reason}\n\nWenden Sie sich an Ihren Administrator.`,
    [
      `jan.geheim wurde bei mx.test nicht gefunden.`,
      'Die E-Mail-Adresse ist falsch geschrieben oder nicht vorhanden.',
      'Der Empfänger ist in dieser Organisation nicht mehr vorhanden.',
      'Die Domäne mx.test ist nicht vorhanden.',
    ],
    [
      'Das Postfach des Empfängers ist voll und nimmt zurzeit keine Nachrichten an.',
      'Der Server von mx.test hat die Nachricht als unerwünschte Werbung zurückgewiesen.',
      'Der Server von mx.test antwortet seit zwei Tagen nicht.',
    ],
  ),
  ...byReason(
    'MAILER-DAEMON@mx.test (Mail Delivery System)',
    'Mail delivery failed: returning message to sender',
    (reason) =>
      `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ${jan}\n    ${reason}\n`,
    [
      'Unrouteable address',
      'unknown local-part "jan.geheim" in domain "mx.test"',
      'all relevant MX records point to non-existent hosts',
      'This account no longer exists',
      '(generated from info@mx.test)\n    Unknown user',
    ],
    [
      'mailbox is full: retry timeout exceeded',
      'local delivery failed: disk quota exceeded',
      'retry time not reached for any host after a long failure period',
      'message is too big for this mailbox',
      'child process of virtual_transport transport returned 75 from command: temporary failure',
    ],
  ),
  ...byReason(
    'MAILER-DAEMON@old.test',
    'failure notice',
    (reason) =>
      `Hi. This is the qmail-send program at old.test.\nThe delivery to the following addresses has failed for good.\n\n<${jan}>:\n${reason}\n`,
    [
      'This address no longer accepts mail: there is no such user.',
      'Sorry, no mailbox here by that name. vpopmail (#5.1.1)',
      'vdelivermail: account is disabled',
      "Sorry, I couldn't find any host named mx.test. (#5.1.2)",
      'No such user here, and no alias either (#5.1.1)',
    ],
    [
      'user is over quota',
      "Sorry, I wasn't able to establish an SMTP connection. I'm not going to try again; this message has been in the queue too long. (#4.4.1)",
      'maildir delivery failed: error writing a file to the new Maildir',
      'Connected to 192.0.2.7 but connection died. (#4.4.2)',
    ],
  ),
  ...byReason(
    'MAILER-DAEMON@mx.test',
    '配信不能メールの返送',
    (reason) =>
      `ホスト mx.test のメールシステムです。\n\nお送りになったメッセージは、次の宛先に配信できませんでした。\n\n<${jan}>: ${reason}\n`,
    [
      '宛先のユーザーが見つかりません',
      '該当するメールアドレスは存在しません',
      'ドメイン mx.test が見つかりません',
      'このアカウントは無効です',
    ],
    [
      'メールボックスの容量が超過しています',
      '受信者のメールボックスがいっぱいです',
      'サーバーへの接続がタイムアウトしました',
      '迷惑メールと判定されたため拒否されました',
    ],
  ),
  ...byReason(
    'postmaster@zimbra.test',
    'Undelivered Mail Returned to Sender',
    (reason) =>
      `This is the mail system at host zimbra.test.\n\nYour message was not delivered.\n\n<${jan}>: ${reason}\n`,
    [
      'unknown user: "jan.geheim"',
      'account is closed',
      'Recipient address rejected: mx.test is not a known domain here',
      'mail for mx.test loops back to myself: domain is not hosted any more, Host or domain name not found',
    ],
    [
      'host store.test[192.0.2.9] said: 452 4.2.2 Over quota (in reply to end of DATA command)',
      'delivery temporarily suspended: connect to store.test[192.0.2.9]:7025: Connection refused',
      'host store.test[192.0.2.9] refused to talk to me: 421 too many connections',
    ],
  ),
]
