package digits.notebook;

/** Where outputs appear. */
interface Screen {

    /** Shows an output below the running cell; it can be replaced later by its id. */
    void display(String id, MimeBundle output);

    /** Replaces an output. */
    void update(String id, MimeBundle output);
}
