import { XMLParser } from 'fast-xml-parser'

/** How WeChat's and WeCom's documents are read: texts as they stand, no entities, no attributes. */
export const xmlParser = new XMLParser({
  processEntities: false,
  parseTagValue: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
})
