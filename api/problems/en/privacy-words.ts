/** The pages of the codes for the audit log and for what is held about a person. */
export const privacyProblemWords = {
  'UP-5020': {
    happened:
      'No rule finds these looks unusual any more: they are older than 30 days, or the list was read long ago. Nothing was recorded.',
    repair: 'Read `GET /v1/audit/unusual` again, and send `rule`, `actor` and `about` of a finding as they are there.',
    example: 'A page that stayed open for weeks, with a finding that has left the window.',
  },
  'UP-5021': {
    happened:
      'The looks were made by the person who explains them, or with a key that this person made. Nothing was recorded.',
    repair: 'Ask a colleague with the role data-protection-officer to explain them.',
    example: 'A data-protection officer who also works as an archivist explains their own searches.',
  },
  'UP-5022': {
    happened:
      'The request was made by the same person, by their own hand or with a key that they made. It still waits.',
    repair: 'A colleague with the permission subject-access:manage checks the person and approves the request.',
    example: 'An archivist asks for a package and approves it a minute later.',
  },
  'UP-5023': {
    happened: 'The request was approved, rejected or taken back before. Nothing was changed.',
    repair: 'Read the request again. Make a new one when the answer is still owed.',
    example: 'Two colleagues open the same request; the second one presses approve.',
  },
  'UP-5024': {
    happened:
      'There is no package to download: it waits for a second person, is being made, could not be made, or was removed. A package is removed an hour after its first download, and 30 days after it was made at the latest.',
    repair: 'Read the status of the request. Where the package was removed, make a new request.',
    example: 'A link to a package that was downloaded the day before.',
  },
  'UP-5025': {
    happened: 'No letter, preference or line of the audit log is about this person. No request was made.',
    repair: 'Check the number. When it is right, answer the applicant that nothing is held.',
    example: 'A number with two digits swapped that is valid by accident.',
  },
  'UP-5026': {
    happened:
      'The letter does not show that it went to the person who is meant, or its recipient has no number. Nothing was read.',
    repair:
      'Give the birth date or the postal code as the letter has it, choose another letter, or give the number of the person.',
    example: 'Two people with the same name: the letter went to the other one.',
  },
}
