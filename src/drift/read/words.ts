/** What a column of a table holds. */
export type Column = 'name' | 'type' | 'required' | 'description' | 'code';

const headers: readonly (readonly [RegExp, Column])[] = [
  [/^(error ?codes?|return codes?|codes?|错误码)$/i, 'code'],
  [/^((field|parameter|attribute|key)( name)?|name|字段|参数)$/i, 'name'],
  [/^((data |field )?type|类型)$/i, 'type'],
  [/^(required|mandatory|required\?|required\/optional|必填)$/i, 'required'],
  [/^(descriptions?|meaning|error message|notes?|remarks?|explanation|说明|描述|含义说明)$/i, 'description'],
];

/** The column that a text heads; undefined where it heads none. */
export function columnOf(text: string): Column | undefined {
  return headers.find(([pattern]) => pattern.test(text.trim().replace(/[:：]$/, '')))?.[1];
}

const types: readonly (readonly [RegExp, string])[] = [
  [/^(string|str|text|varchar)$/i, 'string'],
  [/^(u?int(eger)?(8|16|32|64)?|long|unsigned( int(eger)?)?|(integer|number)\/?\w*)$/i, 'integer'],
  [/^(float|double|decimal)$/i, 'number'],
  [/^(array|list|array of \w+|list of \w+|array ?<\w+>|\w+\[\])$/i, 'array'],
  [/^(object|struct|json ?object|map|dict)$/i, 'object'],
  [/^bool(ean)?$/i, 'boolean'],
];

/** A type as JSON Schema names it; undefined where the word is none that is known. */
export function typeOf(word: string): string | undefined {
  return types.find(([pattern]) => pattern.test(word.trim()))?.[1];
}

/** A mark of a required field; undefined where the word says neither. */
export function isRequired(word: string): boolean | undefined {
  if (/^(yes|y|required|mandatory|true|是|必填)$/i.test(word.trim())) return true;
  return /^(no|n|optional|false|否|选填)$/i.test(word.trim()) ? false : undefined;
}

/** Whether a text can be the name of a field or parameter. */
export function isName(text: string): boolean {
  return /^[A-Za-z_][\w.[\]]*$/.test(text.trim());
}

/** The last part of a name that is written with its parents: `List[].Name` is `Name`. */
export function ownName(text: string): string {
  return (
    text
      .trim()
      .split(/[.[\]>/ ]+/)
      .filter((part) => part !== '')
      .at(-1) ?? ''
  ).trim();
}
