package digits.notebook;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/**
 * Found by JJava when the library is on its classpath: values show themselves even in a notebook that does not call {@link
 * Notebook#open()}, Shift-Tab shows what a method does, and mistakes are explained. IJava knows no extensions.
 */
public final class KernelExtension implements Extension {

    @Override
    public void install(BaseKernel kernel) {
        Kernel ours = new Kernel(kernel);
        ours.register();
        ours.help();
    }
}
