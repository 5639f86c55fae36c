# The course in a container: JupyterLab, the Java kernel and the notebooks, as the package digit-recognizer brings them. Once built, it
# needs no network.
#
#   docker build --tag digit-recognizer .
#   docker run --rm --init --publish 127.0.0.1:8888:8888 --volume digits:/home/student digit-recognizer
#
# Binder takes this file as it is, and JupyterHub starts the image with `jupyterhub-singleuser`.

FROM debian:13.8-slim AS system
# Charts are drawn without a screen, but not without a font and what shapes it.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
        fontconfig fonts-dejavu-core libharfbuzz0b openjdk-21-jdk-headless python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*
ENV LANG=C.UTF-8

# What builds the course from its sources.
FROM system AS tools
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends ca-certificates git maven \
    && rm -rf /var/lib/apt/lists/*

# Where .devcontainer opens a checkout.
FROM tools AS development
RUN useradd --create-home --uid 1000 --shell /bin/bash student
USER student

FROM tools AS build
WORKDIR /build
COPY . .
RUN python3 start.py wheel
# Where it is made, it also lies later: an environment of Python cannot be moved.
RUN python3 -m venv /opt/course \
    && /opt/course/bin/pip install --no-cache-dir --requirement lib/python/digit_recognizer/installed/container/requirements.txt "$(echo target/wheel/*.whl)[pinned]" \
    && /opt/course/bin/digit-recognizer kernel

FROM system
# Binder chooses the user.
ARG NB_USER=student
ARG NB_UID=1000
RUN useradd --create-home --uid "$NB_UID" --shell /bin/bash "$NB_USER"
LABEL org.opencontainers.image.title="Digit Recognizer" \
    org.opencontainers.image.description="A course of Jupyter notebooks in Java: a neural network that learns to read digits" \
    org.opencontainers.image.licenses="Apache-2.0 AND CC-BY-4.0"
COPY --from=build /opt/course /opt/course
ENV PATH=/opt/course/bin:$PATH HOME=/home/${NB_USER}
USER ${NB_UID}
WORKDIR ${HOME}
EXPOSE 8888
# The home may be a volume that is empty, or has the course of an older image: the course is copied whatever starts then.
ENTRYPOINT ["/bin/sh", "-c", "digit-recognizer copy \"$HOME/digit-recognizer\"; exec \"$@\"", "digit-recognizer"]
CMD ["digit-recognizer", "digit-recognizer", "--ServerApp.ip=0.0.0.0", "--no-browser"]
