/** The report in the making by which a message was understood is not open any more: understood anew, the message may belong to its case. */
export class DraftClosed extends Error {
  constructor() {
    super('The report was filed or dropped meanwhile')
  }
}
