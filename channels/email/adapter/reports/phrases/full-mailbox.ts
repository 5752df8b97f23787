import { type FailureRule, rule } from './failure-rule.ts'

/** Words about space: the mailbox is full, the mail is too large, and a server that takes mail later only. */
export const fullMailboxRules: readonly FailureRule[] = [
  rule(
    'greylisted',
    'Postfix, Exim, gateways',
    String.raw`
    gr[ae]y-?\s?list
    `,
  ),
  rule(
    'mailbox-full',
    'size of the mailbox',
    `
    mail ?-?box('s)? (exceed|size|storage|quota|space|capacity)
    `,
  ),
  rule(
    'too-large',
    'RFC 3463, X.3.4',
    String.raw`
    (message|mail|e-?mail|attachment|content|data|file)s?( file)?( size)? ?(is |was |are )?(too|to) (large|big|long)
    (message|mail|e-?mail|attachment)s? (file )?(size )?(is larger than|exceed\w*|larger than|over|greater than
      |bigger than)( the| our| a| its| fixed| maximum| max\w*| allowed| current| administrative| message| system| server
      | size)* (limit|size|maxim|allow)
    exceed(s|ed)? …(maximum|max|allowed|permitted) (message |mail )?size
    (maximum|max) (message |mail )?size exceeded
    message size (limit|exceed)
    (message|mail)s? (that are )?(larger|bigger|greater) than
    too much mail data
    message length exceeds
    size of (this|the|your) (message|mail|e-?mail) …(exceed|large)
    `,
  ),
  rule(
    'too-large',
    'nl',
    String.raw`
    (bericht|bijlage|mail)\b…20 (is )?te groot
    `,
  ),
  rule(
    'too-large',
    'fr',
    String.raw`
    (message|pièce jointe|courriel)\b… (est )?trop (volumineu|gros|grand|long)
    taille …(dépasse|trop)
    `,
  ),
  rule(
    'too-large',
    'de',
    String.raw`
    (nachricht|mail|anhang)\b…(ist )?zu gro(ss|ß)
    `,
  ),
  rule(
    'too-large',
    'it',
    `
    messaggio …20troppo grande
    `,
  ),
  rule(
    'too-large',
    'es',
    `
    mensaje …demasiado grande
    `,
  ),
  rule(
    'too-large',
    'pt',
    `
    mensagem …muito grande
    `,
  ),
  rule(
    'too-large',
    'pl',
    String.raw`
    wiadomo\S+ …20(zbyt|za) du
    `,
  ),
  rule(
    'too-large',
    'ru',
    `
    (сообщение|письмо)…слишком больш
    `,
  ),
  rule(
    'rate-limited',
    'sending quotas',
    `
    (sending|daily|hourly|message|smtp|sender) (message |sending )?quota
    `,
  ),
  rule(
    'mailbox-full',
    'en',
    String.raw`
    over ?-?quota
    over (its|their|his|her|the) (disk |mail |mailbox |storage )?(quota|storage limit)
    quota (has been |is |was |limit |usage |size )*(exceed|full|reached|violat)
    exceed\w* …\b(mail ?box|storage|disk|inbox)\b
    exceed\w* …20\bquota
    (exceeding|exceed|exceeds|exceeded|reached|over|above|at) …\b(quota|storage limit|space limit|mailbox limit
      |storage capacity)\b
    out of (disk |storage |mailbox )?(space|storage)
    (insufficient|not enough|no) (system |disk |mailbox |free |more )*(storage|space|room|quota)
    (mail ?box|inbox|mail ?folder|account|mail ?drop|disk|storage|mailspool|user|recipient|letterbox|quota)('s)?\b…\b(is|was
      |are|has been|seems|appears|already|currently|too)( to be)? full\b
    (mail ?box|inbox|quota|storage|disk|folder|spool) ?(\(?\S{0,40}\)? )?full\b
    mail ?box ?full
    mailfull
    disk quota
    mailbox size limit
    user has (too many|exhausted)
    full mailbox
    storage exceed
    exhausted …20(storage|quota)
    would (exceed|be over)
    does not have enough (space|room|storage)
    can't accept any more (mail|message)
    too many messages (in|on)
    space has been used up
    (number|amount) of messages in …mail ?box
    `,
  ),
  rule(
    'mailbox-full',
    'nl',
    String.raw`
    (postvak|postbus|mailbox|inbox|brievenbus|account)\b…\bvol(le)?\b
    quotum
    overvol
    onvoldoende (schijf)?ruimte
    limiet …20postvak
    `,
  ),
  rule(
    'mailbox-full',
    'fr',
    String.raw`
    (bo.{1,2}te|messagerie|\bbal\b|mailbox|compte)\b…\b(pleine?|saturée?|remplie)
    quota …(dépass|atteint)
    dépass\S* …quota
    espace …insuffisant
    plus d.espace
    `,
  ),
  rule(
    'mailbox-full',
    'de',
    String.raw`
    (postfach|mailbox|speicher\w*|posteingang|konto)\b…\b(voll|ue?berfue?llt|erschöpft|ausgeschöpft|ue?berschritten)
    (quota|kontingent|speicherplatz|postfachgrösse)\b…(ue?berschritten|erreicht|erschöpft)
    nicht genügend (speicher|platz)
    `,
  ),
  rule(
    'mailbox-full',
    'it',
    String.raw`
    (casella|mailbox)\b…\b(piena|esaurit\w)
    (quota|spazio)\b…(superat|esaurit|insufficiente)
    superat\w …quota
    `,
  ),
  rule(
    'mailbox-full',
    'es',
    String.raw`
    (buzón|casilla|bandeja|mailbox)\b…\bllen[ao]
    (cuota|espacio)\b…(exced|supera|agotad|insuficiente)
    sin espacio
    `,
  ),
  rule(
    'mailbox-full',
    'pt',
    String.raw`
    (caixa|mailbox)\b…\b(chei[ao]|lotad[ao])
    (cota|quota|espaço)\b…(exced|ultrapass|supera|esgotad|insuficiente)
    sem espaço
    `,
  ),
  rule(
    'mailbox-full',
    'ro',
    String.raw`
    căsuța\b…plină
    `,
  ),
  rule(
    'mailbox-full',
    'pl',
    String.raw`
    (skrzynka|konto)\b…(pełn|przepełn)
    przekroczon\S+ …(limit|pojemno|quot|rozmiar skrzynki)
    brak (wolnego )?miejsca
    `,
  ),
  rule(
    'mailbox-full',
    'cs',
    String.raw`
    schránka\b…pln
    `,
  ),
  rule(
    'mailbox-full',
    'ru',
    `
    ящик…(переполнен|заполнен|полон)
    (квот|лимит)…(превыш|исчерпан)
    превышен…(квот|лимит|об[ъ]?[её]м|размер ящика)
    недостаточно места
    `,
  ),
  rule(
    'mailbox-full',
    'uk',
    `
    скриньк…переповнен
    `,
  ),
  rule(
    'mailbox-full',
    'ja',
    `
    (メールボックス|受信箱|受信トレイ|容量|ディスク)…20(いっぱい|一杯|満杯|超え|超過|オーバー|不足)
    `,
  ),
  rule(
    'mailbox-full',
    'zh',
    `
    (邮箱|郵箱|信箱|邮件箱|收件箱|空间|空間|容量|配额|配額)…12(已满|已滿|满|滿|超出|不足|超过|超過)
    `,
  ),
  rule(
    'mailbox-full',
    'ko',
    `
    (편지함|메일함|용량)…20(가득|초과|꽉)
    `,
  ),
  rule(
    'mailbox-full',
    'sv',
    `
    (brevlåda|inkorg)…full
    `,
  ),
  rule(
    'mailbox-full',
    'da, no',
    `
    (postkasse|postboks|innboks|indbakke)…(full|fuld)
    `,
  ),
  rule(
    'mailbox-full',
    'fi',
    `
    postilaatikko…täynnä
    `,
  ),
  rule(
    'mailbox-full',
    'hu',
    `
    postafiók…(megtelt|tele)
    `,
  ),
  rule(
    'mailbox-full',
    'tr',
    `
    posta kutusu…dolu
    `,
  ),
]
