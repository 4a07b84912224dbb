export interface ChoiceProps {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A box or a radio button with its words, which belong to it. */
export function Choice({ type, name, label, hint, isOn, onChange }: ChoiceProps) {
  return (
    <label class="choice">
      <input type={type} name={name} checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
}
