import { anyOf } from './any-of.ts'

/** Words with which mail systems report that a mail was not delivered, in its subject or text. */
export const failureWords = anyOf({
  en: String.raw`
    undeliver
    not (be |been |have been )?(successfully )?deliver(ed|able)
    n['o]t (be |been )?(successfully )?delivered
    delivery (to … )?(has |have )?(fail|been refused|error)
    deliver\w* failure
    failure (notice|notification)
    fail(ed|ure) (delivery|mail|to deliver)
    \(failure\)
    failure delivery
    notification: error
    return(ed|ing) (mail|message|to sender)
    mail delivery (fail|error|problem|system)
    (unable|failed|could not|cannot|can't|couldn't|not able) (to )?(deliver|send|be delivered|process)
    error …deliver
    permanent(ly)? (error|fail|fatal)
    fatal error
    address(es)? not found
    (was|were|has been|been|is) (rejected|refused|bounced|returned|blocked|not accepted) ?(by|to|back|your|as)?
    (message|mail|e-?mail) (was |has been )?(rejected|blocked|bounced|refused|not sent)
    non-?deliver
    nondeliverable
    \bndr\b
    delivery (status )?notification
    mail (status )?report
    problem delivering
    did not (reach|receive)
    no such (user|recipient)
    user unknown
    message (could|can)(n't| not) be
    returned to sender
    mail ?box unavailable
    delivery report
    fail(ed)? to send
    transport error
    bounce
  `,
  nl: String.raw`
    onbestelba
    niet (worden )?(afgelever|bezorg|geleverd|verzonden|verstuurd|besteld|ontvangen)
    (kon|kan|kunnen|is|werd|zijn) niet …(afgeleverd|bezorgd|verzonden|besteld|geleverd)
    afleverin\w* (is )?mislukt
    bezorging …mislukt
    mislukt
    niet aangekomen
    geweigerd
    teruggestuurd
  `,
  fr: String.raw`
    non (remis|distribu|delivr|délivr)
    n…2a (pas|pu) …(remis|distribu|délivr|achemin|envoy|livr|transmis)
    (pas|n…2a pu) (être |été )?(remis|distribu|achemin|délivr)
    échec (de |d.)?(la |l.)?(remise|distribution|envoi|livraison|délivr|acheminement)
    remise …a échoué
    (état|avis|rapport) de (non-)?remise
    (est|vous est|sera) retournée?
    impossible (de |d.)(remettre|délivrer|envoyer|distribuer)
    non-remise
    rejeté
    retour\w* (a|à) l.exp
    refusé
  `,
  de: `
    unzustellbar
    nicht (zugestellt|zustellbar|ausgeliefert|zugesendet|ubermittelt|versendet)
    (konnte|kann|wurde) …nicht …(zugestellt|ausgeliefert|übermittelt|gesendet)
    zustellung …(fehlgeschlagen|nicht möglich|gescheitert)
    fehlgeschlagen
    zustellfehler
    abgelehnt
    zurückgewiesen
    unzustellbarkeit
    nicht erreich
  `,
  it: String.raw`
    non (e |è )?(stat\w )?(recapit|consegn|inviat)
    mancat\w (recapito|consegna)
    recapito …20(fallit|non riuscit)
    impossibile (recapitare|consegnare|inviare)
    consegna …20fallit
    rifiutat
  `,
  es: String.raw`
    no (se )?(ha |pudo |puede |ha podido |se puede )?(podido )?(ser )?(entreg|enviar)
    no entregad
    no se pudo
    imposible entregar
    error (en la|de) entrega
    fall\w+ (en )?(la )?entrega
    rechazad
    devuelt
    no (se )?ha (sido|podido)
  `,
  pt: `
    não (foi |pôde |pode |foi possível )?(ser )?(entreg|enviar)
    falha (na|de) entrega
    não entregue
    rejeitad
    devolvid
    erro na entrega
    impossível entregar
  `,
  pl: String.raw`
    nie (można |udało się |został\w? |mog\w+ )?(być )?(doręcz|dostarcz)
    niedoręcz
    niedostarcz
    zwrot
    nieudan
    odrzucon
  `,
  ru: `
    не (может быть |было |был |удалось |удаётся |удается )?(доставлен|доставить|доставлено)
    недоставлен
    невозможно доставить
    ошибка доставки
    не доставлен
    сообщение об ошибке
    отклонен
    не дошло
    возврат
  `,
  ja: `
    配信(でき|不能|に失敗|されま|エラー)
    送信(でき|に失敗|エラー)
    届け(でき|られ)
    届きません
    配達(でき|不能|に失敗)
    不達
    お届けできません
    エラーメール
    送り返
  `,
  zh: `
    (退信|退回|无法|無法|未能|不能|没有|未)(…10)(投递|投遞|送达|送達|发送|發送|传递|傳遞|传送)
    投递失败
    投遞失敗
    发送失败
    發送失敗
    系统退信
    退信
    未送达
    邮件被退回
    递送失败
  `,
  sv: String.raw`
    (kunde|kan) inte levereras
    (gick|går) inte att leverera
    (har|blev|har blivit) (inte|ej) (levererat?s?|avlämna)
    (leverans|leverering)\w* (har )?misslyckades
    (returneras|skickas tillbaka|studsade)
    leveransfel
    olevererbart
  `,
  da: `
    (kunne|kan) ikke leveres
    ikke leveret
    leveres ikke
    levering …mislykkedes
    fejl (ved|under) levering
    (returneres|sendes retur|kom retur)
  `,
  no: `
    (kunne|kan) ikke leveres
    ikke levert
    levering …mislyktes
    uleverelig
    feil (ved|under) levering
    (returneres|sendes i retur|kom i retur)
  `,
  fi: `
    ei (voitu|voida|pystytty) (toimittaa|toimittamaan|välittää)
    (toimittaminen|toimitus|lähetys) epäonnistui
    (toimittamatta|palautetaan|palautettu)
  `,
  hu: `
    nem kézbesíthető
    kézbesítési hiba
  `,
  tr: `
    iletileme
    teslim edileme
    ulaştırılama
    (geri (döndü|gönderil)|iade edil)
    teslimat (hatası|başarısız)
  `,
  cs: String.raw`
    nedoručiteln
    nelze doručit
    (nepodařilo se|nemohl\w? být|nelze) …20doruč
    nebyl\w? doručen
    (vrácen|vracíme|vrací)
    chyba (při )?doruč
  `,
  ro: `
    nu a putut fi livrat
  `,
  el: `
    δεν (ήταν δυνατή|παραδόθηκε)
  `,
  uk: `
    не вдалося доставити
  `,
  ko: `
    (배달|전송|발송|반송)(되지|하지|할 수|에 실패| ?실패|된)
    반송
  `,
})

/** How mail systems begin the subject of a report that a mail was not delivered. */
export const failureSubjects = anyOf({
  en: String.raw`
    ^(\W{0,4})(undeliver(ed|able)|non-?deliver(y|ed)|not delivered)
    ^(\W{0,4})(mail )?delivery (has )?(fail|error|problem|report|status notification|notification|warning)
    ^(\W{0,4})(mail|message) (delivery |system )?(fail|error|not delivered|could not be delivered|undeliverable)
    ^(\W{0,4})mail delivery (system|fail|error|problem|warning|status)
    ^(\W{0,4})(returned (mail|message)|failure notice|failed mail|permanent (delivery )?fail)
  `,
  nl: '^(onbestelbaar|niet bezorgd|bezorging mislukt|uw bericht (kon|is) niet)',
  fr: '^(non remis|non-remis|echec de (la )?(remise|distribution)|message non (remis|distribué|délivré)|courrier non remis)',
  de: '^(unzustellbar|nicht zustellbar|zustellung fehlgeschlagen|nachricht nicht zugestellt)',
  it: '^(non recapitabile|mancato recapito|impossibile recapitare|recapito non riuscito)',
  es: '^(no se puede entregar|no entregado|error de entrega|correo no entregado|mensaje no entregado)',
  da: '^(kan ikke leveres|ikke leveret|levering mislykkedes)',
  no: '^(kan ikke leveres|ikke levert|levering mislyktes)',
  sv: '^(går inte att leverera|kan inte levereras|olevererbar)',
  pl: '^(nie można dostarczyć|niedostarczon|niedoręczon|zwrot wiadomości)',
  ru: '^(недоставлен|не доставлен|сообщение не доставлено|невозможно доставить)',
  pt: '^(não é possível entregar|não entregue|falha (na|de) entrega|mensagem não entregue)',
})
