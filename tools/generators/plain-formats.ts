/** The formats of the house in formats and patterns that every validator of JSON Schema knows. */

/** An instant: the format that validators know takes a space for the `T` and offsets without a colon too. */
export const INSTANT: Readonly<Record<string, string>> = {
  format: 'date-time',
  pattern:
    '^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$',
}

/** An IRI as a pattern alone: an IRI is no `uri`, and `iri` is a format that few validators bring along. */
export const IRI =
  '(?!.*%(?![0-9A-Fa-f]{2}))(?![Hh][Tt][Tt][Pp][Ss]?:(?!//[^/?#\\s])|[Ff][Tt][Pp]:(?!//[^/?#\\s]))[A-Za-z][A-Za-z0-9+.-]*:[^\\p{Cc}\\p{Zs}\\u2028\\u2029<>"{}|\\\\^`]+$'

/** An e-mail address with letters of any script; `idn-email` is a format that few validators bring along. */
export const EMAIL =
  '^[^\\s@<>()[\\],;:\\\\"]+@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}][\\p{L}\\p{N}-]*[\\p{L}\\p{N}]$'
