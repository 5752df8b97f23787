import { type FailureRule, rule } from './failure-rule.ts'

/** Words about an address that is no longer in use: the person moved, the mailbox was closed. */
export const closedMailboxRules: readonly FailureRule[] = [
  rule(
    'moved',
    'en',
    String.raw`
    (user|recipient|mailbox|account|address|person|addressee)\b…\b(has moved|moved to|has changed|relocated|moved)
    user not local…3 ?(please )?try
    (e-?mail )?address has (been )?changed
    address …has been replaced by
    changed (his|her|their|my|its|our) (e-?mail )?address
    new (e-?mail )?address( is|:)
    `,
  ),
  rule(
    'moved',
    'nl',
    `
    verhuisd
    (e-?mail-?)?adres is gewijzigd
    `,
  ),
  rule(
    'moved',
    'fr',
    `
    déménag
    a changé d.adresse
    `,
  ),
  rule(
    'mailbox-disabled',
    'en',
    String.raw`
    {address}\b…\b(disabled|inactive|deactivated|de-activated|suspended|closed|deleted|removed|terminated|cancel+ed|expired
      |locked|frozen|discontinued|not (been )?(active|activated|enabled)|dormant|abandoned|retired|decommissioned
      |no longer (active|available|in use|in service|used|monitored|maintained|valid|accepts|receives|accepting|receiving)
      |out of service|turned off|ceased|obsolete)
    (disabled|inactive|deactivated|suspended|closed|expired|deleted|dead|locked) (user|recipient|mail ?-?box|account|address
      |e-?mail)
    no longer (accepts?|accepting|receiv\w+) (any )?(e-?)?mail
    address (does not|doesn't) (accept|receive) (any )?(e-?)?mail(?! (from|with|of|that|larger))
    not accepting (any )?(e-?)?mail(?! (from|with|of|that|larger))
    never logged (in|on)
    (disabled|blocked|closed|suspended|locked) (due to|because of|for|after) (extended |long )?(inactivity|non-?use)
    inactive (on|at|in) (this|our|the)\b
    no longer (in use|used)\b
    (user|recipient) (hasn't|has not) (entered|logged|signed)
    mail ?-?box (is |was |has been )?blocked[.!]?(?= \(|$| giving)
    (mail|e-?mail) (receiving|reception|delivery) (is )?disabled
    not (capable|able) to receive (any )?(e-?)?mail
    {address}\b…\b(can ?not|can't) receive (any )?(e-?)?mails?(?! (from|with|of|that|larger))
    no (recipient|user|account) activity
    (user|recipient)\b …\b(should|must|has to|needs to) log ?in\b
    \b(user|recipient|account) suspend\b
    (mail ?-?box|account|address) (was|is|has|has been) not (been )?used\b
    \b(user|account|mail ?-?box) (is |was )?(hang ?up|hung up)\b
    (does(n't| not) work (here|for us)|left the (company|organi[sz]ation)|no longer with us)\b
    no longer (an employee|employed|works?|working|with (the|this|our)|a member|at this|in the)
    (?<=^|\d |> )is (currently |now )?(suspended|disabled|deactivated|inactive)
    `,
  ),
  rule(
    'mailbox-disabled',
    'nl',
    String.raw`
    (account|postvak|(e-?)?mailbox|(e-?mail-?)?adres|gebruiker|postbus)\b…\b(gedeactiveerd|uitgeschakeld|geblokkeerd|gesloten)
    (account|postvak|(e-?)?mailbox|(e-?mail-?)?adres|gebruiker|postbus)\b…\b(opgeheven|verwijderd|inactief|buiten gebruik|afgesloten)
    (account|postvak|(e-?)?mailbox|(e-?mail-?)?adres|gebruiker|postbus)\b…\bniet (meer|langer) (actief|in gebruik
      |geldig|beschikbaar|gebruikt|gelezen)
    `,
  ),
  rule(
    'mailbox-disabled',
    'fr',
    String.raw`
    (compte|bo.{1,2}te|adresse|messagerie)\b…\b(désactivée?|fermée?|suspendue?|bloquée?|supprimée?|inactive?|inactif)
    (compte|bo.{1,2}te|adresse|messagerie)\b…\b(résiliée?|clôturée?|archivée?)
    (compte|bo.{1,2}te|adresse|messagerie)\b…\bplus (active?|utilisée?|en service|valide|valable|consultée?|relevée?)
    `,
  ),
  rule(
    'mailbox-disabled',
    'de',
    String.raw`
    (konto|postfach|adresse|account|benutzer\w*|mailbox|empfänger\w*)\b…\b(deaktiviert|gesperrt|geschlossen|geloe?scht)
    (konto|postfach|adresse|account|benutzer\w*|mailbox|empfänger\w*)\b…\b(inaktiv|stillgelegt|abgemeldet|aufgeloe?st|eingestellt)
    (konto|postfach|adresse|account|benutzer\w*|mailbox|empfänger\w*)\b…\bnicht (mehr )?(aktiv|verfue?gbar|in betrieb)
    (konto|postfach|adresse|account|benutzer\w*|mailbox|empfänger\w*)\b…\bnicht (mehr )?(erreichbar|gue?ltig)
    \w{0,20}(konto|postfach|adresse|account|mailbox)\b…\bnicht (mehr|länger) (verwendet|genutzt|benutzt|gelesen|abgerufen)
    `,
  ),
  rule(
    'mailbox-disabled',
    'it',
    String.raw`
    (casella|account|utente|indirizzo|mailbox)\b…\b(disabilitat|disatt+ivat|sospes|chius|cancellat|inattiv|scadut|rimoss
      |eliminat|dismess|(non |in)utilizz)
    (casella|account|utente)\b…\bbloccat
    (casella|account|utente|indirizzo)\b…\bnon (e )?(piu )?(attiv|in uso|utilizzat)
    `,
  ),
  rule(
    'mailbox-disabled',
    'es',
    String.raw`
    (cuenta|buzón|dirección|correo)\b…\bya no (se (usa|utiliza)|está (en uso|activ))
    (cuenta|buzón|usuario|casilla|dirección)\b…\b(deshabilitad|desactivad|inhabilitad|suspendid|cerrad|eliminad|cancelad
      |inactiv|expirad|caducad|ha (expirado|caducado)|dad[oa] de baja)
    (cuenta|buzón|usuario|casilla)\b…\bbloquead
    `,
  ),
  rule(
    'mailbox-disabled',
    'pt',
    String.raw`
    (conta|caixa|endereço)\b…\bnão (é|está) mais (utilizad|usad|em uso|ativ)
    (conta|caixa|endereço|usuário)\b…\b(desativad|desabilitad|encerrad|suspens|inativ|cancelad|expirad|expirou|excluíd
      |removid)
    (conta|caixa|usuário)\b…\bbloquead
    `,
  ),
  rule(
    'mailbox-disabled',
    'pl',
    String.raw`
    (konto|skrzynka|adres|użytkownik)\b…(zablokowan|nieaktywn|zamkniet|usunięt|wyłączon|zawieszon|niedostępn
      |wygasł|nie jest (już )?(aktywn|używan))
    `,
  ),
  rule(
    'mailbox-disabled',
    'ru',
    `
    (ящик|пользовател|уч[её]тная запись|аккаунт|адрес)…(заблокирован|отключ[её]н|неактивн|удал[её]н|закрыт|деактивирован
      |приостановлен|не (активен|используется)|больше не)
    `,
  ),
  rule(
    'mailbox-disabled',
    'ja',
    `
    (アカウント|メールボックス|アドレス|ユーザー?)…20(無効|停止|利用できません|使われて|使用されて|解約)
    `,
  ),
  rule(
    'mailbox-disabled',
    'zh',
    `
    (邮箱|郵箱|帐号|帳號|账号|账户|用户)…12(停用|禁用|被封|冻结|凍結|注销|已删除|关闭|被锁)
    `,
  ),
  rule(
    'mailbox-disabled',
    'sv',
    String.raw`
    (konto|brevlåda|postlåda|adress)\w*\b…\b(inaktiv|avstängd|stängt?s?\b|spärrad|avslutad|borttagen|har upphört|används inte)
    `,
  ),
  rule(
    'mailbox-disabled',
    'da',
    String.raw`
    (konto|postkasse|adresse)\w*\b…\b(deaktiveret|lukket|spærret|nedlagt|inaktiv|slettet|ikke længere (i brug|aktiv))
    `,
  ),
  rule(
    'mailbox-disabled',
    'no',
    String.raw`
    (konto|postkasse|adresse)\w*\b…\b(deaktivert|stengt|sperret|nedlagt|inaktiv|slettet|ikke lenger (i bruk|aktiv))
    `,
  ),
  rule(
    'mailbox-disabled',
    'fi',
    String.raw`
    (tili|postilaatikko|osoite)\w*\b…\b(suljettu|poistettu|lukittu|ei ole (enää )?käytössä)
    `,
  ),
  rule(
    'mailbox-disabled',
    'cs, sk',
    String.raw`
    (účet|schránk|adres)\w*…(zrušen|zablokov|deaktiv|neaktivn|uzavřen|zaniklá)
    `,
  ),
  rule(
    'mailbox-disabled',
    'hu',
    String.raw`
    (fiók|postafiók|cím)\w*…(letiltva|megszűnt|inaktív|felfüggeszt|törölve)
    `,
  ),
  rule(
    'mailbox-disabled',
    'tr',
    String.raw`
    (hesap|hesab|kullanıcı|posta kutusu)\w*…(kapalı|kapatıl|devre dışı|askıya|pasif|dondurul)
    `,
  ),
  rule(
    'mailbox-disabled',
    'ro',
    String.raw`
    (cont|căsuța|adres)\w*…(dezactivat|suspendat|închis|expirat|șters)
    `,
  ),
  rule(
    'mailbox-disabled',
    'el',
    String.raw`
    (λογαριασμ|διεύθυνση|γραμματοκιβώτι)\S*…(απενεργοποι|ανενεργ|διαγραφ)
    `,
  ),
  rule(
    'mailbox-disabled',
    'ko',
    String.raw`
    (계정|메일함|아이디|사용자)…10(정지|중지|휴면|해지|탈퇴|비활성)
    `,
  ),
]
