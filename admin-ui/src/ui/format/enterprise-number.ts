/** 0123.456.789, as people and the Crossroads Bank for Enterprises write it; another text stays as it is. */
export function dottedEnterpriseNumber(number: string): string {
  return number.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3')
}
