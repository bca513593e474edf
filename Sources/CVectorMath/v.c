int qala_vm;
