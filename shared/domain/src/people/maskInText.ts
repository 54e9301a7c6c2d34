import { maskId, maskPhone } from './mask'
import { maskDoorInWords } from './maskDoor'

const digit = '[0-9０-９]'
const gap = '[ -]?'
const idNumber = new RegExp(`(?<!${digit})${digit}{17}[0-9０-９XxＸｘ](?![0-9０-９A-Za-z])`, 'gu')
const mobile = new RegExp(
  `(?<!${digit})((?:[+＋]?86${gap})?)([1１]${digit}{2}${gap}${digit}{4}${gap}${digit}{4})(?!${digit})`,
  'gu',
)

/** A text people typed, without the numbers that are somebody's own: ID numbers and mobile phones keep their ends only, doors are left out. Masking twice changes nothing. */
export const maskInText = (text: string): string =>
  maskDoorInWords(text)
    .replace(idNumber, (id) => maskId(id))
    .replace(
      mobile,
      (_, country: string, phone: string) => country + maskPhone(asciiDigits(phone.replace(/[ -]/g, ''))),
    )

const asciiDigits = (text: string): string =>
  text.replace(/[０-９]/gu, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
