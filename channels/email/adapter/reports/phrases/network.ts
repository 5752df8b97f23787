import { type FailureRule, rule } from './failure-rule.ts'

/** Words about the way to the server: names, connections, queues, and answers that are temporary. */
export const networkRules: readonly FailureRule[] = [
  rule(
    'dns',
    'temporary failures of the DNS',
    String.raw`
    (?<!(recipient|user|mailbox|e-?mail) )(host|domain|name|address|mx|dns|hostname)\b…(lookup|resolution|resolv\w+|query)\b…(fail|error|timed|timeout|temporar
      |problem|deferred)
    (?<!(recipient|user|mailbox)( address)? )(lookup|resolution) (failure|failed|timed|error)
    name service error …(try again|timeout)
    host not found,? try again
    could not contact dns
    dns (check|lookup|query) fail
    dns (server|timeout|time ?out|loop|failure|problem|refused|temporar)
    cname lookup failed
    lookup did not complete
    temporar\w+ …(dns|resolv|lookup|name service)
    name ?server…(failure|timeout|timed|not respond|unreachable|refused)
    no answer from (name|dns)
    (malformed|unexpected) …name ?server
    `,
  ),
  rule(
    'unreachable',
    'no connection',
    String.raw`
    connect(ion|ing)?…40 (has |was |is |has been )?(timed? ?-?out|refused|reset|lost|dropped|closed|failed|failure
      |died|aborted|terminated|broken|error|rejected by (remote|peer)|unexpectedly)
    connection to …(timed? ?-?out|refused|reset|lost|failed|closed)
    (?<!recipient(s|\(s\))? )(could ?n.?t|cannot|can ?not|can't|unable to|failed to|fails? to|not able to|couldn't|impossible to) (be )?(connect
      |establish|contact|reach|open (a )?(smtp )?(connection|session))
    (connect|operation|conversation|session|smtp|greeting|read|write|response|request|command|network|host|server|socket
      |data)\b… timed? ?-?out
    timed? ?out (while|waiting|during|after|sending|connecting|in)
    no route to host
    (network|host|server|destination)( \S+)? (is |was )?(currently )?(unreachable|down|not (responding|available|reachable
      |answering)|unavailable)
    did(n't| not) (respond|answer|accept our requests to connect|reply)
    does(n't| not) respond
    not respond(ing)?\b
    no (answer|response) from
    no response
    lost connection
    remote (server|host) …20(closed|dropped|disconnect)
    unexpected(ly)? (disconnect|eof|close)
    premature
    end of file
    eof\b
    verbinding …(geweigerd|mislukt|verbroken|time)
    (zeit(überschreitung|limit)|verbindung …(fehlgeschlagen|abgelehnt|unterbrochen|nicht))
    (délai …20(dépass|expir)|connexion …(refus|impossible|échou|interrompu))
    tiempo de espera
    (conexión|conexão) …20(rechaz|recus|fall|falh)
    tempo limite
    (соединени|подключени)…(не удалось|отказ|прерван|время)
    тайм-?аут
    连接…6(超时|失败|被拒)
    タイムアウト
    接続…10(できません|失敗|拒否)
    `,
  ),
  rule(
    'expired-in-queue',
    'queues',
    String.raw`
    (message|delivery|queue|retry|retries|lifetime|deferral|attempts?)\b… (has |have |was |is |been )*(expired|timed out
      |time ?out exceeded|timeout exceeded|exhausted|ran out|over time|elapsed)
    retry (timeout|time limit|time not reached)
    in (the |my |our )?queue (for )?too long
    too long in (the )?queue
    (been )?failing for a long time
    long failure period
    maximum (queue|lifetime|number of (retries|attempts|delivery)|retry|time|retries|delivery)
    delivery time expired
    (could|can|was|were|has|have) ?n.?o?t (be |been )?(able to be )?(delivered|sent|transmit\w*) (for|within|after|during
      |in) …25(hour|day|minute|second|attempt|tries)
    undeliverable for …10(day|hour)
    after …20(hours|days|attempts|tries|retries)
    unable to deliver in \d
    for (more than|over|the past|the last) \d+ (day|hour|minute)
    bericht …20verlopen
    zeitüberschreitung
    nachricht …abgelaufen
    message …a expiré
    mensaje …20(caduc|expir)
    messaggio …20scadut
    срок …истек
    `,
  ),
  rule(
    'temporary',
    'temporary answers',
    String.raw`
    temporar(y|ily)\b
    temporär
    tijdelijk
    temporaire
    temporalmente
    temporariamente
    vorübergehend
    временно
    tymczasow
    try (again |it again |your request again |sending …20)?(later|in a (few|while)|shortly|at a later|after some)
    retry later
    please retry
    server (is )?(too )?busy
    later again
    later opnieuw
    réessay
    später (erneut|noch ?mal|wieder)
    deferred
    (?<!mail ?-?box (is )?)currently (unavailable|not available|busy|unable|down|not accepting)
    (system|server|resources?) (load|overload|shutting)
    not at this time
    (locked|in use) by another (process|session)
    请稍后
    稍后再试
    しばらく
    `,
  ),
]
