import { useContext } from 'preact/hooks';
import type { Json } from '../../contract/profile.ts';
import { type BasicFieldName, basicFields } from '../../linkedin/edits/fields/basic.ts';
import { Button } from '../../ui/components/button.tsx';
import { words } from '../../ui/words.ts';
import { presentValue, type Target, typed } from './draft.ts';
import { DraftState } from './draft-state.tsx';
import { allSaid, listIn } from './editors/editor.ts';
import { FormContext, saidOf } from './form-context.ts';
import { idOfForm, idOfTarget } from './form-ids.ts';

type OrderFormProps = {
  readonly name: BasicFieldName;
  /** All that can be put in order. */
  readonly items: readonly { readonly id: string | number; readonly name: string }[];
};

/** The order in which LinkedIn shows some things: each is moved up and down by a place. */
export function OrderForm({ name, items }: OrderFormProps) {
  const form = useContext(FormContext);
  const { draft, reading, change } = form;
  const target: Target = { kind: 'field', field: name };
  const order = inOrder(items, listIn(presentValue(draft, target, reading)));
  const move = (from: number, to: number) => {
    const ids: (string | number)[] = order.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    change((before) => typed(before, target, ids, reading));
  };
  const fault = allSaid(saidOf(form, target));
  const id = idOfTarget(target);
  const nameOf = (sought: string) => items.find((item) => String(item.id) === sought)?.name ?? sought;
  return (
    <fieldset class="form-field" id={idOfForm(target)}>
      <legend class="field-label">{words('order_heading')}</legend>
      <ol class="order">
        {order.map((item, index) => (
          <li key={item.id}>
            <bdi>{item.name}</bdi>
            <span class="order-buttons">
              <Button
                label={words('button_move_up', item.name)}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              >
                ↑
              </Button>
              <Button
                label={words('button_move_down', item.name)}
                disabled={index === order.length - 1}
                onClick={() => move(index, index + 1)}
              >
                ↓
              </Button>
            </span>
          </li>
        ))}
      </ol>
      {fault && <p class="field-fault">{fault}</p>}
      <DraftState id={id} target={target} kind={basicFields[name].value} nameOf={nameOf} />
    </fieldset>
  );
}

/** First what the order names, then the rest as it comes. */
function inOrder<Item extends { readonly id: Json }>(items: readonly Item[], order: readonly Json[]): readonly Item[] {
  const named = order.flatMap((id) => items.filter((item) => item.id === id));
  return [...named, ...items.filter((item) => !named.includes(item))];
}
