/** Letters that open after their receipt was confirmed. */
export const closedNl = {
  closed: {
    since: 'In Mijn brieven sinds {{date}}',
    hiddenSender: 'Afgeschermde brief',
    title: {
      acknowledge: 'Deze brief gaat open als u de ontvangst bevestigt',
      closed: 'Deze brief is gesloten',
      person: 'Deze brief is persoonlijk',
      reader: 'Deze brief is voor iemand anders van de onderneming',
      'sign-in': 'Deze brief is afgeschermd',
    },
    line: {
      acknowledge: 'Brief die opengaat als u de ontvangst bevestigt',
      closed: 'Gesloten brief',
      person: 'Persoonlijke brief',
      reader: 'Brief voor een andere lezer',
      'sign-in': 'Gaat open na een extra veilige aanmelding',
    },
    tag: {
      until: 'Bevestig ten laatste op {{date}}',
      acknowledge: 'Bevestig de ontvangst',
      closed: 'Gesloten',
      person: 'Alleen voor de persoon zelf',
      reader: 'Voor een andere lezer',
      'sign-in': 'Afgeschermd',
    },
    person:
      'De afzender wil dat alleen {{name}} deze brief leest. Met een volmacht ziet u dat de brief er is, maar u kunt hem niet openen.',
    reader: 'De afzender koos één lezer in de onderneming. Die persoon kan de brief openen na aanmelding.',
    signIn:
      'Wie de brief stuurde en waarover hij gaat, ziet u pas als u zich extra veilig aanmeldt, bijvoorbeeld met uw eID.',
    signInDo: 'Meld u extra veilig aan',
    refusedOn: 'Deze brief is geweigerd op {{date}}.',
    neglectedOn: 'De ontvangst is niet bevestigd. Dat kon tot en met {{date}}.',
    afterwards:
      'De afzender weet dat. Stuurt hij de brief ook op papier, dan kunt u hem hier lezen zodra die vertrokken is.',
    lead: 'De afzender vraagt dat u bevestigt dat u deze brief krijgt. Daarna gaat hij open.',
    ifYes: 'Bevestigt u?',
    ifYesText:
      'Dan leggen we vast wanneer u de brief kreeg. U en de afzender krijgen daarvan een bewijs. Een termijn die in de brief staat, kan vanaf die dag lopen. U gaat daarmee niet akkoord met wat erin staat.',
    ifNo: 'Bevestigt u niet?',
    ifNoText:
      'Dan blijft de brief gesloten. Bevestigen kan tot en met {{date}}. Daarna laten we de afzender weten dat u niet bevestigde. Hij kan u de brief dan op papier sturen.',
    opensFor: 'U bevestigt voor {{name}}. In het bewijs staat uw naam.',
    acknowledge: 'Bevestig en open de brief',
    busy: 'Even geduld …',
    notYet: 'Nog niet',
    refuse: 'Ik wil deze brief niet ontvangen',
    refuseText:
      'Weigert u de brief, dan blijft hij gesloten en weet de afzender dat u weigerde. U kunt dat niet meer veranderen. Weigeren houdt een beslissing of een termijn niet tegen.',
    refuseDo: 'Weiger deze brief',
    tooLate: 'Dat kan niet meer: de ontvangst is al bevestigd of geweigerd, of de termijn is voorbij.',
    onlyReader: 'U mag lezen voor {{name}}, maar geen ontvangst bevestigen. Dat doet iemand met een ruimere rol.',
  },
} as const
