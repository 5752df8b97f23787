import { type FailureRule, rule } from './failure-rule.ts'

/** Words about the mail, the mailbox's space, the sender's reputation and the network: the address itself is good. */
export const mailRules: readonly FailureRule[] = [
  rule('greylisted', 'Postfix, Exim, gateways', String.raw`gr[ae]y-?\s?list`),
  rule('mailbox-full', 'size of the mailbox', String.raw`mail ?-?box('s)? (exceed|size|storage|quota|space|capacity)`),
  rule(
    'too-large',
    'RFC 3463, X.3.4',
    String.raw`(message|mail|e-?mail|attachment|content|data|file)s?( file)?( size)? ?(is |was |are )?(too|to) (large|big|long)|(message|mail|e-?mail|attachment)s? (file )?(size )?(is larger than|exceed\w*|larger than|over|greater than|bigger than)( the| our| a| its| fixed| maximum| max\w*| allowed| current| administrative| message| system| server| size)* (limit|size|maxim|allow)|exceed(s|ed)? .{0,30}(maximum|max|allowed|permitted) (message |mail )?size|(maximum|max) (message |mail )?size exceeded|message size (limit|exceed)|too much mail data|message length exceeds|size of (this|the|your) (message|mail|e-?mail) .{0,30}(exceed|large)`,
  ),
  rule(
    'too-large',
    'nl, fr, de, it, es, pt, pl, ru',
    String.raw`(bericht|bijlage|mail)\b.{0,20} (is )?te groot|(message|pi[èe]ce jointe|courriel)\b.{0,30} (est )?trop (volumineu|gros|grand|long)|taille .{0,40}(d[ée]passe|trop)|(nachricht|mail|anhang)\b.{0,30}(ist )?zu gro(ss|ß)|messaggio .{0,20}troppo grande|mensaje .{0,30}demasiado grande|mensagem .{0,30}muito grande|wiadomo\S+ .{0,20}(zbyt|za) du|(сообщение|письмо).{0,30}слишком больш`,
  ),
  rule(
    'rate-limited',
    'sending quotas',
    String.raw`(sending|daily|hourly|message|smtp|sender) (message |sending )?quota`,
  ),
  rule(
    'mailbox-full',
    'en',
    String.raw`over ?-?quota|over (its|their|his|her|the) (disk |mail |mailbox |storage )?(quota|storage limit)|quota (has been |is |was |limit |usage |size )*(exceed|full|reached|violat)|exceed\w* .{0,40}\b(mail ?box|storage|disk|inbox)\b|exceed\w* .{0,20}\bquota|(exceeding|exceed|exceeds|exceeded|reached|over|above|at) .{0,30}\b(quota|storage limit|space limit|mailbox limit|storage capacity)\b|out of (disk |storage |mailbox )?(space|storage)|(insufficient|not enough|no) (system |disk |mailbox |free |more )*(storage|space|room|quota)|(mail ?box|inbox|mail ?folder|account|mail ?drop|disk|storage|mailspool|user|recipient|letterbox|quota)('s)?\b.{0,40}\b(is|was|are|has been|seems|appears|already|currently|too)( to be)? full\b|(mail ?box|inbox|quota|storage|disk|folder|spool) ?(\(?\S{0,40}\)? )?full\b|mail ?box ?full|mailfull|disk quota|mailbox size limit|user has (too many|exhausted)|full mailbox|storage exceed|exhausted .{0,20}(storage|quota)|would (exceed|be over)|does not have enough (space|room|storage)|can't accept any more (mail|message)|too many messages (in|on)`,
  ),
  rule(
    'mailbox-full',
    'nl',
    String.raw`(postvak|postbus|mailbox|inbox|brievenbus|account)\b.{0,60}\bvol(le)?\b|quotum|overvol|onvoldoende (schijf)?ruimte|limiet .{0,20}postvak`,
  ),
  rule(
    'mailbox-full',
    'fr',
    String.raw`(bo.?te|messagerie|\bbal\b|mailbox|compte)\b.{0,60}\b(pleine?|satur[ée]e?|remplie)|quota .{0,30}(d[ée]pass|atteint)|d[ée]pass\S* .{0,30}quota|espace .{0,30}insuffisant|plus d.espace`,
  ),
  rule(
    'mailbox-full',
    'de',
    String.raw`(postfach|mailbox|speicher\w*|posteingang|konto)\b.{0,80}\b(voll|überfüllt|erschöpft|ausgeschöpft|überschritten)|(quota|kontingent|speicherplatz|postfachgrösse)\b.{0,40}(überschritten|erreicht|erschöpft)|nicht genügend (speicher|platz)`,
  ),
  rule(
    'mailbox-full',
    'it, es, pt, ro',
    String.raw`(casella|mailbox|buz[óo]n|casilla|bandeja|caixa|c[ăa]su[țt]a)\b.{0,60}\b(piena|esaurit\w|llen[ao]|chei[ao]|lotad[ao]|plin[ăa])|(quota|cuota|cota|espa[çc]o|espacio|spazio)\b.{0,40}(superat|esaurit|exced|supera|ultrapass|agotad|insuficiente)|sin espacio|sem espa[çc]o`,
  ),
  rule(
    'mailbox-full',
    'pl, cs, ru, uk',
    String.raw`(skrzynka|konto|schr[áa]nka)\b.{0,40}(pełn|przepełn|pln)|przekroczon\S+ .{0,30}(limit|pojemno|quot|rozmiar skrzynki)|brak (wolnego )?miejsca|ящик.{0,30}(переполнен|заполнен|полон)|(квот|лимит).{0,30}(превыш|исчерпан)|превышен.{0,40}(квот|лимит|объ[её]м|размер ящика)|недостаточно места|скриньк.{0,30}переповнен`,
  ),
  rule(
    'mailbox-full',
    'ja, zh, ko',
    String.raw`(メールボックス|受信箱|受信トレイ|容量|ディスク).{0,20}(いっぱい|一杯|満杯|超え|超過|オーバー|不足)|(邮箱|郵箱|信箱|邮件箱|收件箱|空间|空間|容量|配额|配額).{0,12}(已满|已滿|满|滿|超出|不足|超过|超過)|(편지함|메일함|용량).{0,20}(가득|초과|꽉)`,
  ),
  rule(
    'mailbox-full',
    'sv, da, no, fi, hu, tr',
    String.raw`(brevl[åa]da|postkasse\w*|postboks\w*|inkorg\w*|innboks\w*|postilaatikko|postafi[óo]k|posta kutusu)\S*.{0,40}(full|fuld|t[äa]ynn[äa]|megtelt|tele|dolu)`,
  ),
  rule(
    'blocked',
    'public lists',
    String.raw`spamhaus|spamcop|spam (and open relay )?block(ing)? (system|list)|\bdnsbl\b|\brbls?\b`,
  ),
  rule(
    'virus',
    'gateways',
    String.raw`\bvirus|malware|malicious|trojan|infected|phish|ransomware|schadsoftware|maliciel|вирус|病毒|ウイルス|ウィルス`,
  ),
  rule(
    'authentication',
    'RFC 7372; Gmail, gateways',
    String.raw`\bdmarc\b|\bspf\b|\bdkim\b|sender policy framework|not authori[sz]ed to send (e-?mail |mail )?(from|on behalf|for)|unauthenticated (e-?mail|mail|message|sender)|(sender|message|mail) (is |was )?(un|not )authenticated|domain authentication|5\.7\.2[0-7]\b`,
  ),
  rule(
    'rate-limited',
    'providers',
    String.raw`rate[- ]?limit|throttl|too many (connection|message|mail|e-?mail|recipient|concurrent|session|request|error|bad|invalid|unknown|failed|letters|requ|simultaneous|emails)\w*|(exceed|exceeded|exceeds|exceeding|reached|over) .{0,40}\b(rate|limit of (messages|connections|recipients|mails)|hourly|daily|per hour|per minute|sending limit|number of (messages|connections|recipients|mails))\b|sending too (many|much|fast|quickly)|too (fast|frequent|quickly)|unusual rate|trop de (connexions|messages|destinataires|requ)|zu viele (verbindungen|nachrichten|mails|empf)|te veel (verbindingen|berichten)|demasiad\w+ (conexiones|mensajes)|слишком много|(发送|發送|连接).{0,8}(过于)?频繁|connection frequency limited|rejected due to (sending )?frequency`,
  ),
  rule(
    'spam',
    'en',
    String.raw`\b(anti-?)?spam\w*|\bjunk\b|unsolicited|\bu[bc]e\b|bulk (e-?mail|mail|sender)|spamassassin|message (looks|appears|seems) (like|to be) (spam|suspicious)|high probability of|content .{0,20}(spam|suspicious)|rejected (as|by) .{0,20}(spam|content) ?(filter)?|pourriel|ind[ée]sirable|unerwünscht|ongewenst|correo no deseado|spamfilter|спам|垃圾邮件|垃圾郵件|迷惑メール|スパム|스팸`,
  ),
  rule(
    'blocked',
    'lists and reputation',
    String.raw`black-?\s?list|block-?\s?list|deny-?\s?list|\bdnsbl\b|\brbls?\b|\bsbl\b|\bxbl\b|\bpbl\b|spamhaus|spamcop|sorbs|uceprotect|senderscore|sender ?base|abuseat|barracudacentral|invaluement|backscatterer|mxtoolbox|proofpoint dynamic|ipcheck|reputation|blocked (using|by|due|because|for|from|at|in|see|-|:)|(ip|host|client|server|connection|network|sender|domain|mta)( address)?( \[?[\d.]+\]?)? ?(is |was |has been |have been |been |are )?(temporarily )?(blocked|banned|blacklisted|listed|barred|not allowed to connect|denied|refused by)|(?<!not )listed (at|by|on)\b|(?<!not )listed in .{0,30}(\bbl\b|rbl|dnsbl|block)|bad reputation|poor reputation|weren't sent\. please contact your internet service provider|part of their network is on|your (ip|network|server|host|domain).{0,40}(block|ban|listed|suspicious)|adresse ip .{0,40}(bloqu|refus)|ip-adresse .{0,40}(gesperrt|blockiert|geblokkeerd)`,
  ),
  rule(
    'relay-denied',
    'Postfix, Exim, Exchange, Sendmail',
    String.raw`relay(ing|ed)? ?(access |mail )*(is |was )?(denied|not (permitted|allowed|possible|supported|authori)|prohibit|refus|disallow|restrict|attempt)|unable to relay|(not|cannot|can't|don't|won't|refus\w+ to|no) (permitted to |allowed to |authori[sz]ed to )?relay|we do(n't| not) relay|no relaying|relay(ing)? (from|to|through|for|via) .{0,40}(denied|not|prohibit|disallowed)|not (a|an) (open|local) relay|not permitted to relay|authentication (is )?required|smtp auth\w* (is )?required|must authenticate|not (a )?gateway|relais .{0,30}(refus|interdit)|non-?local domain|5\.7\.1 relay|pop before smtp|check.?for.?new.?mail`,
  ),
  rule(
    'encryption',
    'RFC 3207',
    String.raw`(starttls|\btls\b|\bssl\b|encryption) .{0,60}(required|fail|error|not (supported|available|offered)|mandatory|needed|timeout|handshake)|must issue a starttls|certificate .{0,40}(invalid|expired|verif|mismatch|not trusted|fail)|5\.7\.(10|5|12)\b.{0,10}(tls|encrypt)|mta-sts|\bdane\b`,
  ),
  rule(
    'not-allowed-to-send',
    'lists and closed mailboxes',
    String.raw`(you are|you're|sender (is )?|not) not? ?(allowed|permitted|authori[sz]ed|member).{0,20} (to )?(post|send|write|subscrib|on this list)|not (allowed|permitted|authori[sz]ed) to (post|send|write|submit)|(only|restricted to|limited to) .{0,30}(members|subscribers|internal|authori[sz]ed|authenticated|certain|known) ?(users|senders)?|do(es)?(n't| not) accept (any )?(e-?)?(mail|message)s? from|don't have permission|(you )?do not have permission|delivery (is )?restrict|restricted (recipient|distribution|address|list)|not accept(ing)? (external|outside|internet)|mailing list|closed (group|list)|moderat(ed|or)|white-?\s?list|you have been blocked by (the )?recipient|blocked by (the )?(user|recipient)|(recipient|user) (has )?(blocked|refus\w+|reject\w+) (your|the sender|mail|this sender|messages from)|(may|might|does|do) ?(not|n't) have permission|no permission|geen toestemming|pas autoris[ée]|nicht berechtigt|keine berechtigung|non autorizzato|no (está |esta )?autorizado|受信拒否|ドメイン指定|拒收`,
  ),
  rule(
    'content-refused',
    'gateways',
    String.raw`(content|attachment|file|extension)( type| format| body| header)?s? (is |was |are |has been |have been |been )?(not (allowed|permitted|accepted|acceptable)|rejected)|(content|message|mail|e-?mail)( type| format| body| header)?s? (is |was |are |has been |have been |been )?(rejected (due to|for|because of|by) .{0,30}content|prohibited|forbidden|banned|corrupt|malformed)|(banned|forbidden|prohibited|blocked|illegal|executable|disallowed|unsupported) (attachment|file|content|extension|url|link|word|header)|(illegal|invalid|malformed|bad|missing|duplicate) (message |mail |mime |rfc ?\d* )?(header|format|content|mime|8-?bit|character|line|structure|message-?id|from header|date)|rfc ?\d{3,4} .{0,30}(non-?compliant|violat|not compliant|complian)|not (rfc|smtp) ?\d* ?compliant|not rfc ?\d+|bare (lf|cr|newline)|line too long|8bitmime|(contains|containing) .{0,30}(url|link|attachment|content|word|header).{0,40}(block|ban|prohibit|not allowed|list)|content (filter|reject|restriction|violation|polic)|conversion .{0,30}(fail|prohibit|not)`,
  ),
  rule(
    'dns',
    'temporary failures of the DNS',
    String.raw`(host|domain|name|address|mx|dns|hostname)\b.{0,60}(lookup|resolution|resolv\w+|query)\b.{0,30}(fail|error|timed|timeout|temporar|problem|deferred)|(lookup|resolution) (failure|failed|timed|error)|name service error .{0,80}(try again|timeout)|host not found,? try again|could not contact dns|dns (server|timeout|time ?out|loop|failure|problem|refused|temporar)|cname lookup failed|lookup did not complete|temporar\w+ .{0,30}(dns|resolv|lookup|name service)|name ?server.{0,30}(failure|timeout|timed|not respond|unreachable|refused)|no answer from (name|dns)`,
  ),
  rule(
    'unreachable',
    'no connection',
    String.raw`connect(ion|ing)?( \w+){0,6} (has |was |is |has been )?(timed? ?-?out|refused|reset|lost|dropped|closed|failed|failure|died|aborted|terminated|broken|error|rejected by (remote|peer)|unexpectedly)|connection to .{0,80}(timed? ?-?out|refused|reset|lost|failed|closed)|(could ?n.?t|cannot|can ?not|can't|unable to|failed to|fails? to|not able to|couldn't|impossible to) (be )?(connect|establish|contact|reach|open (a )?(smtp )?(connection|session))|(connect|operation|conversation|session|smtp|greeting|read|write|response|request|command|network|host|server|socket|data)\b.{0,30} timed? ?-?out|timed? ?out (while|waiting|during|after|sending|connecting|in)|no route to host|(network|host|server|destination)( \S+)? (is |was )?(currently )?(unreachable|down|not (responding|available|reachable|answering)|unavailable)|did(n't| not) (respond|answer|accept our requests to connect|reply)|does(n't| not) respond|not respond(ing)?\b|no (answer|response) from|no response|lost connection|remote (server|host) .{0,20}(closed|dropped|disconnect)|unexpected(ly)? (disconnect|eof|close)|premature|end of file|eof |verbinding .{0,30}(geweigerd|mislukt|verbroken|time)|(zeit(überschreitung|limit)|verbindung .{0,30}(fehlgeschlagen|abgelehnt|unterbrochen|nicht))|(d[ée]lai .{0,20}(d[ée]pass|expir)|connexion .{0,30}(refus|impossible|[ée]chou|interrompu))|tiempo de espera|(conexi[óo]n|conex[ãa]o) .{0,20}(rechaz|recus|fall|falh)|tempo limite|(соединени|подключени).{0,40}(не удалось|отказ|прерван|время)|тайм-?аут|连接.{0,6}(超时|失败|被拒)|タイムアウト|接続.{0,10}(できません|失敗|拒否)`,
  ),
  rule(
    'expired-in-queue',
    'queues',
    String.raw`(message|delivery|queue|retry|retries|lifetime|deferral|attempts?)\b.{0,40} (has |have |was |is |been )*(expired|timed out|time ?out exceeded|timeout exceeded|exhausted|ran out|over time|elapsed)|retry (timeout|time limit|time not reached)|in (the |my |our )?queue (for )?too long|too long in (the )?queue|(been )?failing for a long time|long failure period|maximum (queue|lifetime|number of (retries|attempts|delivery)|retry|time|retries|delivery)|delivery time expired|(could|can|was|were|has|have) ?n.?o?t (be |been )?(able to be )?(delivered|sent|transmit\w*) (for|within|after|during|in) .{0,25}(hour|day|minute|second|attempt|tries)|undeliverable for .{0,10}(day|hour)|after .{0,20}(hours|days|attempts|tries|retries)|unable to deliver in \d|for (more than|over|the past|the last) \d+ (day|hour|minute)|bericht .{0,20}verlopen|zeitüberschreitung|nachricht .{0,30}abgelaufen|message .{0,30}a expir[ée]|mensaje .{0,20}(caduc|expir)|messaggio .{0,20}scadut|срок .{0,40}истек`,
  ),
  rule(
    'temporary',
    'temporary answers',
    String.raw`temporar(y|ily)\b|tempor[äa]r|tijdelijk|temporaire|temporalmente|temporariamente|vorübergehend|временно|tymczasow|try (again |it again |your request again |sending .{0,20})?(later|in a (few|while)|shortly|at a later|after some)|retry later|please retry|later again|later opnieuw|r[ée]essay|sp[äa]ter (erneut|noch ?mal|wieder)|deferred|currently (unavailable|not available|busy|unable|down|not accepting)|(system|server|resources?) (load|overload|shutting)|not at this time|请稍后|稍后再试|しばらく`,
  ),
]
