package io.github.spencerpark.ijava;

/** Stands where IJava's own class of this name hands out its kernel. */
public final class IJava {

    public static Object kernel;

    private IJava() {}

    public static Object getKernelInstance() {
        return kernel;
    }
}
