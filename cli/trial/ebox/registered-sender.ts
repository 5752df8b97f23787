/** What the eBox registered: organisation, application and message type, for one kind of recipient. */
export interface RegisteredSender {
  readonly target: 'citizen' | 'enterprise'
  readonly organization: string
  readonly application: string
  readonly messageType: string
}
