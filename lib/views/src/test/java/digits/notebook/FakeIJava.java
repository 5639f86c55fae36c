package digits.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.ArrayList;
import java.util.List;

/** The methods of IJava's kernel that are called, with its own renderer. */
public final class FakeIJava {

    private final Renderer renderer = new Renderer();

    final List<DisplayData> displayed = new ArrayList<>();
    final List<String> updated = new ArrayList<>();

    public Renderer getRenderer() {
        return renderer;
    }

    public void display(DisplayData data) {
        displayed.add(data);
    }

    public Io getIO() {
        return new Io();
    }

    /** What getIO() gives. */
    public final class Io {
        public final Stream display = new Stream();
    }

    /** Takes updates. */
    public final class Stream {
        public void updateDisplay(String id, DisplayData data) {
            updated.add(id);
            displayed.add(data);
        }
    }
}
