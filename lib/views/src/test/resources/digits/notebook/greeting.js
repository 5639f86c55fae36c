function show(stage, data) { stage.append(data.text + "</script>"); }
