/** What is wrong with a number of a person or an enterprise among the data of a letter. */
export const numberFaultsEn = {
  'data-insz-scientific':
    '{{name}}: a spreadsheet turned this number into a power of ten and dropped digits. Make the column text, and enter the national number again.',
  'data-insz-signs':
    '{{name}}: a national number has 11 digits, and may contain dots, dashes and spaces. Remove the other characters.',
  'data-insz-dropped-zero':
    '{{name}}: a national number has 11 digits, and this one has 10. A spreadsheet may have dropped the 0 in front.',
  'data-insz-length': '{{name}}: a national number has 11 digits, and this one has {{count}}. Enter it in full.',
  'data-insz-check-digits': '{{name}}: the check digits of this national number are wrong. Check all 11 digits.',
  'data-insz-not-issued':
    '{{name}}: no register issues this national number. Its first six digits are not a date of birth, or its serial number is 000 or 999. Check them.',
  'data-enterprise-scientific':
    '{{name}}: a spreadsheet turned this number into a power of ten and dropped digits. Make the column text, and enter the enterprise number again.',
  'data-enterprise-signs':
    '{{name}}: an enterprise number has 10 digits, and may contain dots, spaces and BE in front. Remove the other characters.',
  'data-enterprise-length':
    '{{name}}: an enterprise number has 10 digits, and this one has {{count}}. Enter it in full.',
  'data-enterprise-first-digit':
    '{{name}}: an enterprise number begins with 0 or 1. If it begins with 2 to 8, it is the number of an establishment.',
  'data-enterprise-check-digits':
    '{{name}}: the check digits of this enterprise number are wrong. Check all 10 digits.',
  'data-enterprise-not-issued': '{{name}}: no enterprise number begins with 00. Check the digits.',
} as const
