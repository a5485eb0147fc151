import type { Picture } from '../contract/viewer.ts';
import { Button } from '../ui/components/button.tsx';
import { saveFile } from '../ui/save-file.ts';
import { usePassingWords } from '../ui/use-passing-words.ts';
import { words } from '../ui/words.ts';
import { asPng } from './png.ts';

const endings: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/** The viewer's own picture, to be put into any CRM by hand. */
export function OwnPictureButtons({ picture }: { readonly picture: Picture }) {
  const [said, say] = usePassingWords();
  const blob = () => new Blob([picture.bytes], { type: picture.type });
  // The clipboard takes no other type of picture in every browser, and wants to be asked within the press itself: it is promised what is still being made.
  const copy = () => {
    const item = new ClipboardItem({ 'image/png': asPng(blob()) });
    navigator.clipboard.write([item]).then(
      () => say(words('copied_picture')),
      () => say(words('not_copied_picture')),
    );
  };
  const save = () => {
    saveFile(`linkedin-picture.${endings[picture.type] ?? 'gif'}`, blob());
    say(words('saved_picture'));
  };
  return (
    <div class="actions">
      <Button onClick={copy}>{words('button_copy_picture')}</Button>
      <Button onClick={save}>{words('button_save_picture')}</Button>
      <span role="status">{said}</span>
    </div>
  );
}
