import { answerWords, normalWords } from './normal-words.ts'
import type { ReturnedMail } from './returned-mail.ts'

/** Words of a table, one language or product each, compared with words in the form of `normalWords`. */
function oneOf(phrases: Readonly<Record<string, string>>): RegExp {
  return new RegExp(normalWords(Object.values(phrases).join('|')))
}

/** Words with which mail systems report that a mail was not delivered, in its subject or text. */
const failure = oneOf({
  en: String.raw`undeliver\w*|not (be |been |have been )?(successfully )?deliver(ed|able)|n['o]t (be |been )?(successfully )?delivered|delivery (to .{0,80} )?(has |have )?(fail|been refused|error)|deliver\w* failure|failure (notice|notification)|fail(ed|ure) (delivery|mail|to deliver)|\(failure\)|failure delivery|notification: error|return(ed|ing) (mail|message|to sender)|mail delivery (fail|error|problem|system)|(unable|failed|could not|cannot|can't|couldn't|not able) (to )?(deliver|send|be delivered|process)|error .{0,40}deliver|permanent(ly)? (error|fail|fatal)|fatal error|address(es)? not found|(was|were|has been|been|is) (rejected|refused|bounced|returned|blocked|not accepted) ?(by|to|back|your|as)?|(message|mail|e-?mail) (was |has been )?(rejected|blocked|bounced|refused|not sent)|non-?deliver\w*|nondeliverable|\bndr\b|delivery (status )?notification|mail (status )?report|problem delivering|did not (reach|receive)|no such (user|recipient)|user unknown|message (could|can)(n't| not) be|returned to sender|mail ?box unavailable|delivery report|fail(ed)? to send|transport error|bounce`,
  nl: String.raw`onbestelba|niet (worden )?(afgelever|bezorg|geleverd|verzonden|verstuurd|besteld|ontvangen)|(kon|kan|kunnen|is|werd|zijn) niet .{0,60}(afgeleverd|bezorgd|verzonden|besteld|geleverd)|afleverin\w* (is )?mislukt|bezorging .{0,30}mislukt|mislukt|niet aangekomen|geweigerd|teruggestuurd`,
  fr: String.raw`non (remis|distribu|delivr|d[ée]livr)|n.{0,2}a (pas|pu) .{0,40}(remis|distribu|d[ée]livr|achemin|envoy|livr|transmis)|(pas|n.{0,2}a pu) ([êe]tre |[ée]t[ée] )?(remis|distribu|achemin|d[ée]livr)|[ée]chec (de |d.)?(la |l.)?(remise|distribution|envoi|livraison|d[ée]livr|acheminement)|impossible (de |d.)(remettre|d[ée]livrer|envoyer|distribuer)|non-remise|rejet[ée]|retour\w* (a|à) l.exp|refus[ée]`,
  de: String.raw`unzustellbar|nicht (zugestellt|zustellbar|ausgeliefert|zugesendet|ubermittelt|versendet)|(konnte|kann|wurde) .{0,80}nicht .{0,30}(zugestellt|ausgeliefert|übermittelt|gesendet)|zustellung .{0,30}(fehlgeschlagen|nicht möglich|gescheitert)|fehlgeschlagen|zustellfehler|abgelehnt|zurückgewiesen|unzustellbarkeit|nicht erreich`,
  it: String.raw`non (e |è )?(stat\w )?(recapit|consegn|inviat)|mancat\w (recapito|consegna)|recapito .{0,20}(fallit|non riuscit)|impossibile (recapitare|consegnare|inviare)|consegna .{0,20}fallit|rifiutat`,
  es: String.raw`no (se )?(ha |pudo |puede |ha podido |se puede )?(podido )?(ser )?(entreg|enviar)\w*|no entregad|no se pudo|imposible entregar|error (en la|de) entrega|fall\w+ (en )?(la )?entrega|rechazad|devuelt|no (se )?ha (sido|podido)`,
  pt: String.raw`n[ãa]o (foi |p[ôo]de |pode |foi poss[íi]vel )?(ser )?(entreg|enviar)\w*|falha (na|de) entrega|n[ãa]o entregue|rejeitad|devolvid|erro na entrega|imposs[íi]vel entregar`,
  pl: String.raw`nie (mo[żz]na |udało si[ęe] |został\w? |mog\w+ )?(by[ćc] )?(dor[ęe]cz|dostarcz)\w*|niedor[ęe]cz\w*|niedostarcz\w*|zwrot|nieudan\w+|odrzucon`,
  ru: String.raw`не (может быть |было |был |удалось |удаётся |удается )?(доставлен|доставить|доставлено)|недоставлен|невозможно доставить|ошибка доставки|не доставлен|сообщение об ошибке|отклонен|не дошло|возврат`,
  ja: String.raw`配信(でき|不能|に失敗|されま|エラー)|送信(でき|に失敗|エラー)|届け(でき|られ)|届きません|配達(でき|不能|に失敗)|不達|お届けできません|エラーメール|送り返`,
  zh: String.raw`(退信|退回|无法|無法|未能|不能|没有|未)(.{0,10})(投递|投遞|送达|送達|发送|發送|传递|傳遞|传送)|投递失败|投遞失敗|发送失败|發送失敗|系统退信|退信|未送达|邮件被退回|递送失败`,
  others: String.raw`kunde inte levereras|gick inte att leverera|olevererbart|kunne ikke leveres|ikke leveret|ikke levert|uleverelig|leveres ikke|ei voitu toimittaa|toimittaminen ep[äa]onnistui|nem k[ée]zbes[íi]thet[őo]|k[ée]zbes[íi]t[ée]si hiba|iletilemedi|teslim edilemedi|nedoru[čc]iteln\S+|nelze doru[čc]it|nepoda[řr]ilo se doru[čc]it|nu a putut fi livrat|δεν (ήταν δυνατή|παραδόθηκε)|не вдалося доставити|(배달|전송|발송|반송)(되지|하지|할 수|에 실패| ?실패|된)|반송`,
})

/** Words of a server that keeps trying. */
const delay = oneOf({
  en: String.raw`\bdelay(ed)?\b|will (be |continue to be |keep |continue |still )?(retr|try|attempt)|(still|keep|continue|continuing) (being )?(retri|try|attempt)|warning: (message|could|mail|your)|warning message|not (yet )?been delivered yet|not yet been|no action (is )?(required|needed)|do not need to resend|don't need to resend|(\(delay\)|transient|temporary) (non-?fatal|delivery)|delivery incomplete|transient|temporarily (delayed|deferred)`,
  nl: String.raw`vertra(ag|ging)|(zal|zullen|blijven|blijft) .{0,40}(opnieuw )?prober|nog niet (afgeleverd|bezorgd)|uitgesteld`,
  fr: String.raw`retard|(sera|seront) .{0,30}(tent[ée]|essay)|nouvelles? tentatives?|continuer\w* .{0,10}(essayer|tenter)|diff[ée]r[ée]`,
  de: String.raw`verz[öo]ger|versp[äa]t|(weiter|erneut)(hin)? .{0,20}(versuch|zugestellt)|noch nicht zugestellt`,
  'it, es, pt': String.raw`ritard|continuer[àa]|nuovi tentativi|retras|aplaz|seguir[áa] intentando|seguiremos|atras(o|ad)|continuar[áa] tentando`,
  'pl, ru': String.raw`op[óo][źz]ni|kolejne próby|задерж|отложен|повторн\S+ попыт|будет повтор`,
  'ja, zh': String.raw`遅延|遅れて|再送|再度配信|延迟|延遲|重试|重試|继续尝试`,
})

/** Words of a server that stopped trying: a mail with them is no notice of a delay. */
const final = oneOf({
  en: String.raw`giv(e|en|ing) up|gave up|not going to try again|too long in the queue|queue too long|permanent|no further attempts|will not be retr|retry timeout exceeded|has expired|returned|undeliverable mail|failure notice|\(failure\)|could not be delivered for|delivery (has )?failed|undelivered`,
  others: String.raw`onbestelbaar|unzustellbar|endgültig|definiti(f|ve)|abgebrochen|abandon|[ée]chec`,
})

/** Subjects of mails in which a person's system answers for an absent person. */
const absenceSubject = oneOf({
  en: String.raw`^(auto(matic|mated|matisch)?[ -]?(re(ply|sponse|sponder)|answer|generated)|auto(matic|mated)?: |out of (the )?office|away from|on (vacation|holiday|leave)|i am (away|out)|i'm (away|out)|vacation|holiday|\[auto[- ]?reply\]|autoreply|ooo\b|absent\b|away\b|thank you for (your|contacting))|out of (the )?office|auto-?(reply|response|responder)\b|automatic (reply|response)`,
  nl: String.raw`^(automatisch (antwoord|bericht)|afwezig|buiten kantoor|niet op kantoor|met (verlof|vakantie)|ontvangstbevestiging|vakantie|uw bericht is ontvangen)|afwezigheid|afwezig`,
  fr: String.raw`^(r[ée]ponse automatique|absence|absent|absente|message automatique|cong[ée]|en cong[ée]|hors du bureau|accus[ée] de r[ée]ception|r[ée]p\. auto)|absence du bureau|r[ée]ponse automatique|message d.absence`,
  de: String.raw`^(automatische (antwort|nachricht|abwesenheit)|abwesen|nicht im (hause|b[üu]ro)|urlaub|im urlaub|eingangsbest[äa]tigung|empfangsbest[äa]tigung)|abwesenheits|automatische antwort`,
  it: String.raw`risposta automatica|^(fuori sede|assente|assenza|fuori ufficio)`,
  es: String.raw`respuesta autom[áa]tica|^(fuera de (la )?oficina|ausente|ausencia|vacaciones)`,
  pt: String.raw`resposta autom[áa]tica|^(fora do escrit[óo]rio|ausente|aus[êe]ncia|f[ée]rias)`,
  pl: String.raw`automatyczna odpowied[źz]|odpowied[źz] automatyczna|^(nieobecno|poza biurem|urlop)`,
  'ru, uk': String.raw`автоматический ответ|автоответ|^(отсутств|отпуск|вне офиса)|автоматична відповідь`,
  'ja, zh, ko': String.raw`自動(応答|返信)|不在(通知|の|です)|自动(回复|答复)|自動(回覆|回復)|외출|부재중|자동 ?(회신|응답)`,
  'sv, da, no, fi, cs, hu, tr': String.raw`autosvar|automatiskt svar|frånvaro|automatisk svar|fravær|automaattinen vastaus|poissa|automatick[áa] odpov[ěe][ďd]|nepřítomnost|automatikus v[áa]lasz|otomatik yan[ıi]t`,
})

/** Systems that deliver only after the sender confirmed something. */
const challenge = oneOf({
  all: String.raw`(please )?(confirm|verify) (your|that you|you are) .{0,40}(e-?mail|message|sender|human|person|request)|confirm(ation)? (is )?required|requires? (your )?confirmation|boxbe|spam ?arrest|mailblocks|spamblocker|knowspam|\btmda\b|bluebottle|sender (verification|confirmation|authentication) (required|request)|challenge.?response|to (have|get) your (message|e-?mail|mail) delivered|your (message|mail|e-?mail) (is|was|has been) (being )?(held|quarantined|waiting)|awaiting (your )?(confirmation|verification)|active spam killer|\[qurb|bevestig uw (bericht|e-?mail)|bitte best[äa]tigen|veuillez confirmer`,
})

export const isFailureText = (text: string): boolean => failure.test(answerWords(text))
export const isDelayText = (text: string): boolean => delay.test(answerWords(text))
export const isFinalText = (text: string): boolean => final.test(answerWords(text))

const systemNames =
  /^(mailer-?daemon|postmaster|mail-?daemon|mdaemon|double-bounce|microsoftexchange[0-9a-f]*|mail-?delivery[\w.-]*|delivery[\w.-]*|mailerdaemon|daemon|bounces?|bounce[-+_][\w.+-]*|noreply-?bounce|smtp-?daemon|ndr|no-?delivery|nondelivery|mmdf|lotus-?notes|mailsystem|mail-?system|system|sysadmin|mail-?admin|mailmaster|mx-?daemon|mailgateway|mail-?gateway|antispam|spamfilter|)$/
const systemDisplayNames =
  /mail(er)?[- ]?daemon|mail delivery (sub)?system|mail delivery service|postmaster|delivery (sub)?system|microsoft (exchange|outlook)|mail administrator|system administrator|systeembeheerder|systemadministrator|administrateur syst|message (transfer|transport) (agent|system)|mail (system|router|transport)|amministratore di sistema|mailsystem|系统管理员|システム管理者|post office/i

/** Whether a mail system wrote the mail, and no person (RFC 5321, 4.5.1; Exchange writes from an address of its own). */
export function isMailSystem(mail: ReturnedMail): boolean {
  // An empty address is one of a mail system; a mail whose header was lost has none at all.
  if (mail.header('from') === '') return false
  if (systemNames.test(mail.from.split('@')[0] ?? '')) return true
  return systemDisplayNames.test(mail.header('from').replace(/<[^<>]*>/, ''))
}

export function isFromMachine(mail: ReturnedMail): boolean {
  return mail.header('return-path').replaceAll(/\s/g, '') === '<>' || isMailSystem(mail)
}

/** A bounce that a person passes on. */
export function isForwarded(mail: ReturnedMail): boolean {
  return /^\s*((fwd?|fw|tr|wg|rv|enc|doorst|i|vs|pd)\s*:|\[fwd)/i.test(mail.subject) && isFailureText(mail.subject)
}

/** RFC 3834 and its older variants. */
export function autoReplyKind(mail: ReturnedMail): 'absence' | 'challenge' | undefined {
  const subject = normalWords(mail.subject)
  if (challenge.test(subject) || (!isMailSystem(mail) && challenge.test(normalWords(mail.text.slice(0, 1_500)))))
    return 'challenge'
  if (absenceSubject.test(subject)) return 'absence'
  if (isMailSystem(mail)) return undefined
  const hasHeader = answerHeaders.some((name) => mail.header(name) !== '')
  const isAuto = /^auto-(replied|notified|generated)/i.test(mail.header('auto-submitted'))
  const precedence = /auto_?-?reply/i.test(mail.header('precedence'))
  const isAnswer = /^\s*(re|aw|antw|sv|ris|r|res|odp|rif)\s*:/i.test(mail.subject)
  const isBulk = /^(bulk|junk|list)/i.test(mail.header('precedence'))
  const mailer = /vacation|autoresponder|auto-?reply/i.test(
    `${mail.header('x-mailer')} ${mail.header('user-agent')} ${mail.header('delivered-to')} ${mail.header('x-autogenerated')}`,
  )
  if (hasHeader || precedence || mailer || (isBulk && isAnswer)) return 'absence'
  return isAuto && !isFailureText(mail.subject) ? 'absence' : undefined
}

const answerHeaders = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply-from',
  'x-autoreply-from',
  'x-auto-reply',
  'x-autogenerated',
  'x-vacation',
  'x-ms-exchange-inbox-rules-loop',
  'x-mail-autoreply',
]
