package digits.notebook;

import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import jdk.jshell.JShell;

/**
 * The kernel that runs the notebook, IJava or JJava. The two have the same methods in packages of different names, so they
 * are called by reflection: one code for both, and none of them needed to run.
 */
final class Kernel implements Screen {

    /** Where each kernel hands itself out, the newer one first. */
    private static final String[][] DOORS = {
        {"org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel"},
        {"io.github.spencerpark.ijava.IJava", "getKernelInstance"}
    };

    /** The last renderer that was told of the library's types; a second time would be of no use. */
    private static WeakReference<Object> told = new WeakReference<>(null);

    private final Object kernel;

    /** Where the cell that was running when this was made sends its outputs; null if the kernel does not tell. */
    private final Object cell;

    private boolean listens;

    /** Where the outputs of a cell go that is about to run; null while none is. */
    private Object next;

    /** @param kernel any object with the methods of a kernel */
    Kernel(Object kernel) {
        this.kernel = kernel;
        this.cell = runningCell(kernel);
    }

    /** The kernel in which this code runs, if any. */
    static Optional<Kernel> running() {
        for (String[] door : DOORS) {
            try {
                Object kernel = Class.forName(door[0]).getMethod(door[1]).invoke(null);
                if (kernel != null) {
                    return Optional.of(new Kernel(kernel));
                }
            } catch (ReflectiveOperationException anotherKernel) {
                // The next door may be its.
            }
        }
        return Optional.empty();
    }

    /** Shows the library's words at Shift-Tab, and explains mistakes, where the kernel lets others have a say. */
    void help() {
        Javadoc.show();
        shell().ifPresent(shell -> CellMistakes.watch(shell, this));
    }

    private Optional<JShell> shell() {
        return accepts(kernel, "getJShell") && call(kernel, "getJShell") instanceof JShell shell
                ? Optional.of(shell)
                : Optional.empty();
    }

    /** Why a method of the notebook cannot run that uses a name which nothing defines; empty if that is not so, or not known. */
    Optional<String> unknownIn(String method) {
        return shell().flatMap(shell -> new CellMistakes(shell, this).unknownIn(method));
    }

    /** The source of a method of the notebook, and of those that it mentions; empty if there is none, or if it is not known. */
    String source(String method) {
        return shell().map(shell -> new CellMistakes(shell, this).source(method))
                .orElse("");
    }

    /**
     * Tells of each cell's code before it runs, from now on, and at once of the cell that runs now; Tab and Shift-Tab are
     * answered as {@link Keys} says. JJava lets others answer a front end's requests, and while a cell runs, what it answers
     * with leads to the connection. Nothing happens in another kernel.
     */
    void beforeCells(Consumer<String> listener) {
        Object running = listens ? null : runningCell(kernel);
        if (running == null) {
            return;
        }
        listens = true;
        try {
            Object shell = call(running, "getShell");
            Field field = shell.getClass().getDeclaredField("connection");
            field.setAccessible(true);
            Object connection = field.get(shell);
            answer(connection, "EXECUTE_REQUEST", (environment, request, usual) -> {
                next = environment;
                try {
                    listener.accept(code(request));
                } catch (RuntimeException unheard) {
                    // The cell runs in any case.
                } finally {
                    next = null;
                }
                usual.call();
            });
            answer(connection, "INSPECT_REQUEST", (environment, request, usual) -> {
                lookWhereHelpIs(request);
                usual.call();
            });
            answer(connection, "COMPLETE_REQUEST", this::complete);
            listener.accept(code(call(running, "getContext")));
        } catch (ReflectiveOperationException | IllegalStateException anotherKernel) {
            return;
        }
    }

    /** How one request of the front end is answered. */
    private interface Answer {
        void to(Object environment, Object request, Callable<Object> usual) throws Exception;
    }

    private static void answer(Object connection, String request, Answer answer) throws ReflectiveOperationException {
        ClassLoader loader = connection.getClass().getClassLoader();
        String channels = connection.getClass().getPackageName();
        Object type = Class.forName(channels.replace(".channels", ".messages.MessageType"), true, loader)
                .getField(request)
                .get(null);
        Object handler = call(connection, "getHandler", type);
        Class<?> kind = Class.forName(channels + ".ShellHandler", true, loader);
        Object ours = Proxy.newProxyInstance(loader, new Class<?>[] {kind}, (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(proxy, method.getName(), arguments);
            }
            answer.to(arguments[0], arguments[1], () -> method.invoke(handler, arguments));
            return null;
        });
        call(connection, "setHandler", type, ours);
    }

    /** Moves the caret of a Shift-Tab to the name of which something can be said. */
    private void lookWhereHelpIs(Object request) throws ReflectiveOperationException {
        Object asked = call(request, "getContent");
        Field caret = asked.getClass().getDeclaredField("cursorPos");
        caret.setAccessible(true);
        for (int place : Keys.places(code(request), caret.getInt(asked))) {
            if (call(kernel, "inspect", code(request), place, false) != null) {
                caret.setInt(asked, place);
                return;
            }
        }
    }

    private void complete(Object environment, Object request, Callable<Object> usual) throws Exception {
        Object asked = call(request, "getContent");
        Object caret = call(asked, "getCursorPos");
        Object found = call(kernel, "complete", code(request), caret);
        if (found == null) {
            usual.call();
            return;
        }
        Object start = call(found, "getSourceStart");
        String typed = code(request).substring((int) start, (int) caret);
        @SuppressWarnings("unchecked")
        List<String> completions = (List<String>) call(found, "getReplacements");
        String reply = asked.getClass().getName().replace(".request.CompleteRequest", ".reply.CompleteReply");
        Object answer = Class.forName(reply, true, asked.getClass().getClassLoader())
                .getConstructor(List.class, int.class, int.class, Map.class)
                .newInstance(Keys.useful(completions, typed), start, call(found, "getSourceEnd"), Map.of());
        call(environment, "setBusyDeferIdle");
        call(environment, "reply", answer);
    }

    private static String code(Object request) {
        return (String) call(call(request, "getContent"), "getCode");
    }

    private static boolean accepts(Object object, String method) {
        return Arrays.stream(object.getClass().getMethods())
                .anyMatch(each -> each.getName().equals(method) && each.getParameterCount() == 0);
    }

    /** Makes the kernel show values of the library's types, Tablesaw's tables and XChart's charts. */
    void register() {
        synchronized (Kernel.class) {
            registerOnce();
        }
    }

    private void registerOnce() {
        Object renderer = call(kernel, "getRenderer");
        if (told.get() == renderer) {
            return;
        }
        for (Class<?> type : Displays.types()) {
            Object registration = call(renderer, "createRegistration", type);
            String[] mimeTypes = {MimeBundle.HTML, MimeBundle.TEXT};
            call(registration, "supporting", (Object) mimeTypes);
            call(registration, "preferring", (Object) new String[] {MimeBundle.HTML});
            call(registration, "register", renderFunction(renderer));
        }
        told = new WeakReference<>(renderer);
    }

    @Override
    public void display(String id, MimeBundle output) {
        Object data = displayData(output);
        call(data, "setDisplayId", id);
        if (next == null || !publish(next, "PublishDisplayData", data)) {
            call(kernel, "display", data);
        }
    }

    @Override
    public void update(String id, MimeBundle output) {
        Object data = displayData(output);
        call(data, "setDisplayId", id);
        if (cell == null || runningCell(kernel) != null || !publish(cell, "PublishUpdateDisplayData", data)) {
            call(field(call(kernel, "getIO"), "display"), "updateDisplay", id, data);
        }
    }

    /**
     * Sends an output of a cell that is over, or has not begun. The stop button ends a cell at once, while its work still puts
     * down what it had; what is sent the usual way is then lost without a word. Whether it was sent.
     */
    private static boolean publish(Object cell, String kind, Object data) {
        try {
            String messages = cell.getClass().getPackageName().replace(".channels", ".messages.publish");
            Object message = Class.forName(
                            messages + "." + kind, true, cell.getClass().getClassLoader())
                    .getConstructor(data.getClass())
                    .newInstance(data);
            call(cell, "publish", message);
            return true;
        } catch (ReflectiveOperationException | IllegalStateException anotherKernel) {
            return false;
        }
    }

    /** The running cell's way to the front end, which both kernels keep in a private field; null if there is none. */
    private static Object runningCell(Object kernel) {
        try {
            Object display = field(call(kernel, "getIO"), "display");
            Field environment = display.getClass().getDeclaredField("env");
            environment.setAccessible(true);
            return environment.get(display);
        } catch (ReflectiveOperationException | RuntimeException anotherKernel) {
            return null;
        }
    }

    /** Shows a value as the kernel itself would as a cell's last expression. */
    void displayAsIs(Object value) {
        call(kernel, "display", call(call(kernel, "getRenderer"), "render", value));
    }

    /** The kernel's RenderFunction: puts all forms of the value into the context's container. */
    private static Object renderFunction(Object renderer) {
        String name = renderer.getClass().getPackageName() + ".RenderFunction";
        try {
            ClassLoader loader = renderer.getClass().getClassLoader();
            Class<?> function = Class.forName(name, false, loader);
            return Proxy.newProxyInstance(loader, new Class<?>[] {function}, (proxy, method, arguments) -> {
                if (method.getDeclaringClass() == Object.class) {
                    return ofObject(proxy, method.getName(), arguments);
                }
                fill(call(arguments[1], "getOutputContainer"), Displays.of(arguments[0]));
                return null;
            });
        } catch (ClassNotFoundException unknownKernel) {
            throw unfit(name, unknownKernel);
        }
    }

    private static Object ofObject(Object proxy, String method, Object[] arguments) {
        return switch (method) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "render function of digits.notebook";
        };
    }

    private Object displayData(MimeBundle output) {
        // The renderer's own package holds DisplayData, in both kernels.
        Class<?> renderer = call(kernel, "getRenderer").getClass();
        String name = renderer.getPackageName() + ".DisplayData";
        try {
            Object data = Class.forName(name, true, renderer.getClassLoader())
                    .getConstructor()
                    .newInstance();
            fill(data, output);
            return data;
        } catch (ReflectiveOperationException unknownKernel) {
            throw unfit(name, unknownKernel);
        }
    }

    private static void fill(Object displayData, MimeBundle output) {
        output.data().forEach((type, content) -> call(displayData, "putData", type, content));
    }

    private static Object field(Object object, String name) {
        try {
            return object.getClass().getField(name).get(object);
        } catch (ReflectiveOperationException unknownKernel) {
            throw unfit(object.getClass().getName() + "." + name, unknownKernel);
        }
    }

    /** Calls the public method of this name that takes these arguments. */
    private static Object call(Object object, String name, Object... arguments) {
        for (var method : object.getClass().getMethods()) {
            if (method.getName().equals(name) && accepts(method.getParameterTypes(), arguments)) {
                try {
                    return method.invoke(object, arguments);
                } catch (InvocationTargetException failed) {
                    throw failed.getCause() instanceof RuntimeException cause
                            ? cause
                            : new IllegalStateException(name + " of the kernel failed", failed.getCause());
                } catch (IllegalAccessException hidden) {
                    throw unfit(object.getClass().getName() + "." + name, hidden);
                }
            }
        }
        throw unfit(object.getClass().getName() + "." + name, null);
    }

    private static boolean accepts(Class<?>[] parameters, Object[] arguments) {
        if (parameters.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            // null fits every parameter that isn't a primitive one; what it means there, the method says.
            Class<?> parameter = MethodType.methodType(parameters[i]).wrap().returnType();
            boolean fits = arguments[i] == null ? !parameters[i].isPrimitive() : parameter.isInstance(arguments[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static IllegalStateException unfit(String missing, Throwable cause) {
        return new IllegalStateException(
                "this kernel has no " + missing
                        + ", which notebooks need to show tables and charts; the kernels that are "
                        + "known to fit are JJava 1.0 and IJava 1.3",
                cause);
    }
}
