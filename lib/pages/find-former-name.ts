// `git clone https://github.com/owner/name.git`, over SSH as well.
const CLONED = /\bgit clone\s(?:\S{1,40}\s){0,6}?\S{0,20}github\.com[/:]([\w-]{1,39}\/[\w.-]{1,100})/gi;
const MAX_LENGTH = 200_000;

/**
 * The repository of the same name, but of another owner, that a README says to clone: where the repository `name` was
 * before it moved, or what it is a copy of.
 */
export function findFormerName(text: string, name: string): string | undefined {
  const [owner, own] = splitName(name);
  const cloned = Array.from(text.slice(0, MAX_LENGTH).matchAll(CLONED), (match) => match[1]!.replace(/\.git$/i, ''));
  // Who says to clone this very repository has looked after the text since.
  if (cloned.some((each) => each.toLowerCase() === name.toLowerCase())) return undefined;
  return cloned.find((each) => splitName(each)[1] === own && splitName(each)[0] !== owner);
}

function splitName(name: string): string[] {
  return name.toLowerCase().split('/');
}
