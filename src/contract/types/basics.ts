/** Name of a data centre as oaprobe writes it: a key of `Service.regions`, e.g. `silicon-valley`. */
export type Region = string;

/** Full id of a clause: `<operation or service>.<group>.<name>`, e.g. `add_subscriber.request.list-max-100`. */
export type ClauseId = string;

/** JSON Pointer (RFC 6901): `''` is the whole document, `/a/0` the first entry of `a`. */
export type JsonPointer = string;

/** Any JSON Schema 2020-12 document, as data. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };
