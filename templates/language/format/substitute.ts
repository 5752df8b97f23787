/** Words of the author that replace an absent value; they are not a value of its type. */
export class Substitute {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
